-- the exchange reports to the department's own server only: without a secret its events are refused
DELETE FROM ir_config_parameter
 WHERE key = 'apk_line.telephony_secret';
