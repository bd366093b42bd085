package com.example.bookshop;

public interface PriceList {

	int price(String title);

}
