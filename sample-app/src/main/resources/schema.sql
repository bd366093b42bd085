create table book (
	id varchar(100) primary key,
	title varchar(300) not null,
	author varchar(200) not null,
	published integer not null,
	language varchar(35) not null,
	price_in_cents integer not null check (price_in_cents >= 0),
	copies integer not null check (copies >= 0)
);
