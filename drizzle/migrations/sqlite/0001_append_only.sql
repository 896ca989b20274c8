-- What happened is never rewritten: these tables take new rows and nothing else.
CREATE TRIGGER `domain_event_no_update` BEFORE UPDATE ON `domain_event`
BEGIN
  SELECT RAISE(ABORT, 'domain_event is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `domain_event_no_delete` BEFORE DELETE ON `domain_event`
BEGIN
  SELECT RAISE(ABORT, 'domain_event is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `ledger_entry_no_update` BEFORE UPDATE ON `ledger_entry`
BEGIN
  SELECT RAISE(ABORT, 'ledger_entry is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `ledger_entry_no_delete` BEFORE DELETE ON `ledger_entry`
BEGIN
  SELECT RAISE(ABORT, 'ledger_entry is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `agreement_revision_no_update` BEFORE UPDATE ON `agreement_revision`
BEGIN
  SELECT RAISE(ABORT, 'agreement_revision is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `agreement_revision_no_delete` BEFORE DELETE ON `agreement_revision`
BEGIN
  SELECT RAISE(ABORT, 'agreement_revision is append-only');
END;
