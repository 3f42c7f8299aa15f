-- What a provider said of who logged in, shown to it when they log out; `null` where there is none. It lets nobody in here.
alter table sessions add column id_token text;
