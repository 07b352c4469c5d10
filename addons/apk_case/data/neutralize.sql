-- the mailbox of the department is read by the department alone
UPDATE fetchmail_server
   SET active = false,
       "user" = NULL,
       password = NULL;

-- a copy for trials acknowledges nothing until somebody switches it on
DELETE FROM ir_config_parameter
 WHERE key = 'apk_case.first_replies_since';
