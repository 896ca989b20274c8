CREATE TABLE `bank_file` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`name` text NOT NULL,
	`hash` text NOT NULL,
	`line_count` integer NOT NULL,
	`by_id` text,
	`at` integer NOT NULL,
	`applied_at` integer,
	`version` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `bank_file_authority` ON `bank_file` (`authority_id`,`at`);--> statement-breakpoint
CREATE TABLE `bank_line` (
	`id` text PRIMARY KEY NOT NULL,
	`file_id` text NOT NULL,
	`line` integer NOT NULL,
	`on_date` text,
	`amount_pence` integer,
	`reference` text NOT NULL,
	`raw` text NOT NULL,
	`state` text NOT NULL,
	`invoice_id` text,
	`note` text,
	`fingerprint` text,
	FOREIGN KEY (`file_id`) REFERENCES `bank_file`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`invoice_id`) REFERENCES `invoice`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `bank_line_file` ON `bank_line` (`file_id`,`line`);--> statement-breakpoint
CREATE INDEX `bank_line_fingerprint` ON `bank_line` (`fingerprint`);--> statement-breakpoint
CREATE TABLE `budget_pot` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`name` text NOT NULL,
	`about` text NOT NULL,
	`cost_code` text NOT NULL,
	`starts_on` text NOT NULL,
	`ends_on` text NOT NULL,
	`closed` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `budget_pot_authority` ON `budget_pot` (`authority_id`,`starts_on`);--> statement-breakpoint
CREATE TABLE `pot_allocation` (
	`id` text PRIMARY KEY NOT NULL,
	`pot_id` text NOT NULL,
	`amount_pence` integer NOT NULL,
	`reason` text NOT NULL,
	`by_id` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`pot_id`) REFERENCES `budget_pot`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `pot_allocation_pot` ON `pot_allocation` (`pot_id`);--> statement-breakpoint
CREATE TABLE `pot_commitment` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`pot_id` text NOT NULL,
	`agreement_id` text NOT NULL,
	`amount_pence` integer NOT NULL,
	`released_pence` integer NOT NULL,
	`spent_pence` integer NOT NULL,
	`state` text NOT NULL,
	`grounds` text NOT NULL,
	`reason` text NOT NULL,
	`asked_by_id` text,
	`decided_by_id` text,
	`decided_at` integer,
	`decision` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`pot_id`) REFERENCES `budget_pot`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agreement_id`) REFERENCES `agreement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asked_by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `pot_commitment_pot` ON `pot_commitment` (`pot_id`,`state`);--> statement-breakpoint
CREATE INDEX `pot_commitment_agreement` ON `pot_commitment` (`agreement_id`,`state`);--> statement-breakpoint
CREATE INDEX `pot_commitment_authority` ON `pot_commitment` (`authority_id`,`state`);--> statement-breakpoint
CREATE TABLE `claim` (
	`id` text PRIMARY KEY NOT NULL,
	`number` integer,
	`ref` text,
	`authority_id` text NOT NULL,
	`agreement_id` text NOT NULL,
	`urn` integer NOT NULL,
	`provider_id` text NOT NULL,
	`home_urn` integer NOT NULL,
	`state` text NOT NULL,
	`note` text NOT NULL,
	`total_pence` integer NOT NULL,
	`settlement` text,
	`submitted_at` integer,
	`submitted_by_id` text,
	`answered_at` integer,
	`answered_by_id` text,
	`approved_at` integer,
	`approved_by_id` text,
	`decision` text,
	`created_by_id` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agreement_id`) REFERENCES `agreement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`urn`) REFERENCES `school`(`urn`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`provider_id`) REFERENCES `provider`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`home_urn`) REFERENCES `school`(`urn`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`submitted_by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answered_by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`approved_by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `claim_number` ON `claim` (`authority_id`,`number`);--> statement-breakpoint
CREATE INDEX `claim_authority` ON `claim` (`authority_id`,`state`);--> statement-breakpoint
CREATE INDEX `claim_agreement` ON `claim` (`agreement_id`,`state`);--> statement-breakpoint
CREATE INDEX `claim_school` ON `claim` (`urn`,`state`);--> statement-breakpoint
CREATE INDEX `claim_provider` ON `claim` (`provider_id`,`state`);--> statement-breakpoint
CREATE INDEX `claim_home` ON `claim` (`home_urn`,`state`);--> statement-breakpoint
CREATE TABLE `claim_line` (
	`id` text PRIMARY KEY NOT NULL,
	`claim_id` text NOT NULL,
	`position` integer NOT NULL,
	`kind` text NOT NULL,
	`visit_id` text,
	`half_days` integer,
	`instalment` text,
	`description` text NOT NULL,
	`on_date` text,
	`amount_pence` integer NOT NULL,
	`answer` text NOT NULL,
	`query` text,
	`reply` text,
	`decision` text,
	`decision_reason` text,
	`clawed_back_pence` integer NOT NULL,
	FOREIGN KEY (`claim_id`) REFERENCES `claim`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`visit_id`) REFERENCES `visit`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `claim_line_claim` ON `claim_line` (`claim_id`,`position`);--> statement-breakpoint
CREATE INDEX `claim_line_visit` ON `claim_line` (`visit_id`);--> statement-breakpoint
CREATE TABLE `claim_sample` (
	`id` text PRIMARY KEY NOT NULL,
	`claim_id` text NOT NULL,
	`authority_id` text NOT NULL,
	`state` text NOT NULL,
	`grounds` text NOT NULL,
	`asked_for` text NOT NULL,
	`due_on` text NOT NULL,
	`evidence` text,
	`given_at` integer,
	`given_by_id` text,
	`finding` text,
	`judged_at` integer,
	`judged_by_id` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`claim_id`) REFERENCES `claim`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`given_by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`judged_by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `claim_sample_claim` ON `claim_sample` (`claim_id`);--> statement-breakpoint
CREATE INDEX `claim_sample_authority` ON `claim_sample` (`authority_id`,`state`);--> statement-breakpoint
CREATE TABLE `invoice` (
	`id` text PRIMARY KEY NOT NULL,
	`number` integer,
	`ref` text,
	`authority_id` text NOT NULL,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`urn` integer NOT NULL,
	`agreement_id` text,
	`claim_id` text,
	`charge_id` text,
	`net_pence` integer NOT NULL,
	`vat_pence` integer NOT NULL,
	`total_pence` integer NOT NULL,
	`balance_pence` integer NOT NULL,
	`vat_treatment` text NOT NULL,
	`order_number` text,
	`issuer` text,
	`billed_to` text,
	`issued_on` text,
	`due_on` text,
	`approved_by_id` text,
	`issued_by_id` text,
	`created_by_id` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`urn`) REFERENCES `school`(`urn`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agreement_id`) REFERENCES `agreement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`claim_id`) REFERENCES `claim`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`approved_by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`issued_by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invoice_number` ON `invoice` (`authority_id`,`number`);--> statement-breakpoint
CREATE INDEX `invoice_authority` ON `invoice` (`authority_id`,`state`);--> statement-breakpoint
CREATE INDEX `invoice_school` ON `invoice` (`urn`,`state`);--> statement-breakpoint
CREATE INDEX `invoice_claim` ON `invoice` (`claim_id`);--> statement-breakpoint
CREATE INDEX `invoice_agreement` ON `invoice` (`agreement_id`);--> statement-breakpoint
CREATE TABLE `invoice_entry` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`invoice_id` text NOT NULL,
	`kind` text NOT NULL,
	`number` integer,
	`ref` text,
	`amount_pence` integer NOT NULL,
	`net_pence` integer NOT NULL,
	`vat_pence` integer NOT NULL,
	`method` text,
	`reference` text,
	`on_date` text NOT NULL,
	`reason` text,
	`reverses_id` text,
	`dedupe_key` text,
	`by_id` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`invoice_id`) REFERENCES `invoice`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `invoice_entry_dedupe_key_unique` ON `invoice_entry` (`dedupe_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `invoice_entry_credit_note` ON `invoice_entry` (`authority_id`,`number`);--> statement-breakpoint
CREATE INDEX `invoice_entry_invoice` ON `invoice_entry` (`invoice_id`);--> statement-breakpoint
CREATE INDEX `invoice_entry_on` ON `invoice_entry` (`authority_id`,`on_date`);--> statement-breakpoint
CREATE TABLE `invoice_line` (
	`id` text PRIMARY KEY NOT NULL,
	`invoice_id` text NOT NULL,
	`position` integer NOT NULL,
	`description` text NOT NULL,
	`quantity` integer,
	`unit` text,
	`unit_pence` integer,
	`net_pence` integer NOT NULL,
	`vat_pence` integer NOT NULL,
	FOREIGN KEY (`invoice_id`) REFERENCES `invoice`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `invoice_line_invoice` ON `invoice_line` (`invoice_id`,`position`);--> statement-breakpoint
CREATE TABLE `payable` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`claim_id` text NOT NULL,
	`agreement_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`home_urn` integer NOT NULL,
	`state` text NOT NULL,
	`net_pence` integer NOT NULL,
	`vat_pence` integer NOT NULL,
	`total_pence` integer NOT NULL,
	`balance_pence` integer NOT NULL,
	`vat_treatment` text NOT NULL,
	`due_on` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`claim_id`) REFERENCES `claim`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agreement_id`) REFERENCES `agreement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`provider_id`) REFERENCES `provider`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`home_urn`) REFERENCES `school`(`urn`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `payable_authority` ON `payable` (`authority_id`,`state`);--> statement-breakpoint
CREATE INDEX `payable_home` ON `payable` (`home_urn`,`state`);--> statement-breakpoint
CREATE INDEX `payable_claim` ON `payable` (`claim_id`);--> statement-breakpoint
CREATE INDEX `payable_agreement` ON `payable` (`agreement_id`);--> statement-breakpoint
CREATE TABLE `payment` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`number` integer NOT NULL,
	`ref` text NOT NULL,
	`payable_id` text NOT NULL,
	`home_urn` integer NOT NULL,
	`amount_pence` integer NOT NULL,
	`method` text NOT NULL,
	`reference` text NOT NULL,
	`on_date` text NOT NULL,
	`paid_to` text NOT NULL,
	`reason` text,
	`reverses_id` text,
	`dedupe_key` text,
	`by_id` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`payable_id`) REFERENCES `payable`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`home_urn`) REFERENCES `school`(`urn`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `payment_dedupe_key_unique` ON `payment` (`dedupe_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `payment_number` ON `payment` (`authority_id`,`number`);--> statement-breakpoint
CREATE INDEX `payment_payable` ON `payment` (`payable_id`);--> statement-breakpoint
CREATE INDEX `payment_on` ON `payment` (`authority_id`,`on_date`);--> statement-breakpoint
CREATE TABLE `money_entry` (
	`id` text PRIMARY KEY NOT NULL,
	`posting_id` text NOT NULL,
	`authority_id` text NOT NULL,
	`account` text NOT NULL,
	`amount_pence` integer NOT NULL,
	`pot_id` text,
	`urn` integer,
	`provider_id` text,
	`agreement_id` text,
	`invoice_id` text,
	`payable_id` text,
	FOREIGN KEY (`posting_id`) REFERENCES `money_posting`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`pot_id`) REFERENCES `budget_pot`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`urn`) REFERENCES `school`(`urn`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`provider_id`) REFERENCES `provider`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `money_entry_posting` ON `money_entry` (`posting_id`);--> statement-breakpoint
CREATE INDEX `money_entry_account` ON `money_entry` (`authority_id`,`account`);--> statement-breakpoint
CREATE INDEX `money_entry_pot` ON `money_entry` (`pot_id`,`account`);--> statement-breakpoint
CREATE INDEX `money_entry_invoice` ON `money_entry` (`invoice_id`);--> statement-breakpoint
CREATE INDEX `money_entry_payable` ON `money_entry` (`payable_id`);--> statement-breakpoint
CREATE TABLE `money_posting` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`number` integer NOT NULL,
	`kind` text NOT NULL,
	`on_date` text NOT NULL,
	`memo` text NOT NULL,
	`subject_type` text NOT NULL,
	`subject_id` text NOT NULL,
	`dedupe_key` text,
	`by_id` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `money_posting_dedupe_key_unique` ON `money_posting` (`dedupe_key`);--> statement-breakpoint
CREATE UNIQUE INDEX `money_posting_number` ON `money_posting` (`authority_id`,`number`);--> statement-breakpoint
CREATE INDEX `money_posting_subject` ON `money_posting` (`subject_type`,`subject_id`);--> statement-breakpoint
CREATE INDEX `money_posting_on` ON `money_posting` (`authority_id`,`on_date`);--> statement-breakpoint
CREATE TABLE `number_series` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`next` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `recompense_settings` (
	`authority_id` text PRIMARY KEY NOT NULL,
	`settings` text NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `stripe_bill` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`invoice_id` text NOT NULL,
	`generation` integer NOT NULL,
	`amount_pence` integer NOT NULL,
	`stripe_id` text,
	`url` text,
	`status` text NOT NULL,
	`current` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`invoice_id`) REFERENCES `invoice`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `stripe_bill_stripe_id_unique` ON `stripe_bill` (`stripe_id`);--> statement-breakpoint
CREATE UNIQUE INDEX `stripe_bill_generation` ON `stripe_bill` (`invoice_id`,`generation`);--> statement-breakpoint
CREATE TABLE `stripe_call` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`kind` text NOT NULL,
	`invoice_id` text,
	`payable_id` text,
	`key` text NOT NULL,
	`state` text NOT NULL,
	`attempts` integer NOT NULL,
	`next_at` integer NOT NULL,
	`leased_until` integer,
	`last_error` text,
	`created_at` integer NOT NULL,
	`done_at` integer,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`invoice_id`) REFERENCES `invoice`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`payable_id`) REFERENCES `payable`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `stripe_call_key_unique` ON `stripe_call` (`key`);--> statement-breakpoint
CREATE INDEX `stripe_call_state` ON `stripe_call` (`state`,`next_at`);--> statement-breakpoint
CREATE INDEX `stripe_call_invoice` ON `stripe_call` (`invoice_id`);--> statement-breakpoint
CREATE TABLE `stripe_event` (
	`id` text PRIMARY KEY NOT NULL,
	`state` text NOT NULL,
	`received_at` integer NOT NULL,
	`attempts` integer NOT NULL,
	`next_at` integer NOT NULL,
	`processed_at` integer,
	`type` text,
	`result` text
);
--> statement-breakpoint
CREATE INDEX `stripe_event_state` ON `stripe_event` (`state`,`next_at`);--> statement-breakpoint
CREATE TABLE `stripe_held` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`stripe_id` text NOT NULL,
	`invoice_id` text,
	`payable_id` text,
	`details` text NOT NULL,
	`resolution` text,
	`resolved_by_id` text,
	`resolved_at` integer,
	`created_at` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`invoice_id`) REFERENCES `invoice`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`payable_id`) REFERENCES `payable`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`resolved_by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `stripe_held_stripe_id_unique` ON `stripe_held` (`stripe_id`);--> statement-breakpoint
CREATE INDEX `stripe_held_authority` ON `stripe_held` (`authority_id`,`state`);--> statement-breakpoint
CREATE TABLE `stripe_party` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`urn` integer NOT NULL,
	`customer_id` text,
	`connected_id` text,
	`transfers` integer NOT NULL,
	`updated_at` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`urn`) REFERENCES `school`(`urn`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `stripe_party_school` ON `stripe_party` (`authority_id`,`urn`);--> statement-breakpoint
CREATE TABLE `charge` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`urn` integer NOT NULL,
	`tariff_id` text NOT NULL,
	`kind` text NOT NULL,
	`item_key` text NOT NULL,
	`name` text NOT NULL,
	`quantity` integer NOT NULL,
	`unit` text NOT NULL,
	`unit_pence` integer NOT NULL,
	`net_pence` integer NOT NULL,
	`year` integer NOT NULL,
	`state` text NOT NULL,
	`note` text NOT NULL,
	`order_number` text,
	`invoice_id` text,
	`asked_by_id` text,
	`decided_by_id` text,
	`decision` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`urn`) REFERENCES `school`(`urn`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`tariff_id`) REFERENCES `tariff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asked_by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `charge_authority` ON `charge` (`authority_id`,`state`);--> statement-breakpoint
CREATE INDEX `charge_school` ON `charge` (`urn`,`year`);--> statement-breakpoint
CREATE TABLE `day_entitlement` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`urn` integer NOT NULL,
	`year` integer NOT NULL,
	`offer` text NOT NULL,
	`band_half_days` integer,
	`reason` text NOT NULL,
	`by_id` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`urn`) REFERENCES `school`(`urn`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `day_entitlement_year` ON `day_entitlement` (`authority_id`,`urn`,`year`);--> statement-breakpoint
CREATE TABLE `tariff` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`number` integer NOT NULL,
	`state` text NOT NULL,
	`starts_on` text NOT NULL,
	`content` text NOT NULL,
	`note` text NOT NULL,
	`by_id` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `tariff_number` ON `tariff` (`authority_id`,`number`);