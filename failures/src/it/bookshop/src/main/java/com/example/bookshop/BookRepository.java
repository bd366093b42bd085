package com.example.bookshop;

import java.util.List;

public interface BookRepository {

	List<String> findTitles(String author);

}
