-- no other system may write into a copy for trials
UPDATE apk_api_key
   SET active = false,
       secret_hash = NULL,
       webhook_secret = NULL,
       webhook_url = NULL;
