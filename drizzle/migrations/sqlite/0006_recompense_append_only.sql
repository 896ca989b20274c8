-- Money that moved is never rewritten: a mistake is reversed by another entry.
CREATE TRIGGER `money_posting_no_update` BEFORE UPDATE ON `money_posting`
BEGIN
  SELECT RAISE(ABORT, 'money_posting is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `money_posting_no_delete` BEFORE DELETE ON `money_posting`
BEGIN
  SELECT RAISE(ABORT, 'money_posting is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `money_entry_no_update` BEFORE UPDATE ON `money_entry`
BEGIN
  SELECT RAISE(ABORT, 'money_entry is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `money_entry_no_delete` BEFORE DELETE ON `money_entry`
BEGIN
  SELECT RAISE(ABORT, 'money_entry is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `pot_allocation_no_update` BEFORE UPDATE ON `pot_allocation`
BEGIN
  SELECT RAISE(ABORT, 'pot_allocation is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `pot_allocation_no_delete` BEFORE DELETE ON `pot_allocation`
BEGIN
  SELECT RAISE(ABORT, 'pot_allocation is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `invoice_entry_no_update` BEFORE UPDATE ON `invoice_entry`
BEGIN
  SELECT RAISE(ABORT, 'invoice_entry is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `invoice_entry_no_delete` BEFORE DELETE ON `invoice_entry`
BEGIN
  SELECT RAISE(ABORT, 'invoice_entry is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `payment_no_update` BEFORE UPDATE ON `payment`
BEGIN
  SELECT RAISE(ABORT, 'payment is append-only');
END;
--> statement-breakpoint
CREATE TRIGGER `payment_no_delete` BEFORE DELETE ON `payment`
BEGIN
  SELECT RAISE(ABORT, 'payment is append-only');
END;
