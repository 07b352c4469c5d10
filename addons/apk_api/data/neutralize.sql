-- no other system may write into a copy for trials
UPDATE apk_api_key
   SET active = false,
       secret_hash = NULL;
