-- a copy for trials signs in at no mail server: neither sends nor fetches with the department's password
UPDATE ir_mail_server
   SET smtp_user = NULL,
       smtp_pass = NULL,
       smtp_ssl_certificate = NULL,
       smtp_ssl_private_key = NULL;

-- a copy knows of no backup of its own
DELETE FROM ir_config_parameter
 WHERE key = 'apk_base.last_backup_at';
