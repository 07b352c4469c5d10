-- a copy for trials neither writes to VKontakte and MAX nor is called by them
UPDATE apk_social_page
   SET active = false,
       token = NULL,
       secret = NULL,
       confirmation = NULL,
       door = NULL;
