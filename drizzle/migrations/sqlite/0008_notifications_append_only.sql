-- Who was reminded of what, and what became of each attempt to send a message, is never rewritten.
CREATE TRIGGER `reminder_no_update` BEFORE UPDATE ON `reminder`
BEGIN
  SELECT RAISE(ABORT, 'reminder is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `reminder_no_delete` BEFORE DELETE ON `reminder`
BEGIN
  SELECT RAISE(ABORT, 'reminder is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `mail_attempt_no_update` BEFORE UPDATE ON `mail_attempt`
BEGIN
  SELECT RAISE(ABORT, 'mail_attempt is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `mail_attempt_no_delete` BEFORE DELETE ON `mail_attempt`
BEGIN
  SELECT RAISE(ABORT, 'mail_attempt is append-only');
END;
