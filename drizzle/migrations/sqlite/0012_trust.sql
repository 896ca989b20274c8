CREATE TABLE `backup_record` (
	`id` text PRIMARY KEY NOT NULL,
	`started_at` integer NOT NULL,
	`finished_at` integer,
	`file` text NOT NULL,
	`bytes` integer,
	`hash` text,
	`migration` text,
	`holds` text,
	`problem` text,
	`removed_at` integer
);
--> statement-breakpoint
CREATE INDEX `backup_record_started` ON `backup_record` (`started_at`);--> statement-breakpoint
CREATE TABLE `installation` (
	`key` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `access_entry` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`account_id` text NOT NULL,
	`acting_as` text NOT NULL,
	`urn` integer NOT NULL,
	`subject_type` text NOT NULL,
	`subject_id` text NOT NULL,
	`day` text NOT NULL,
	`first_at` integer NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `access_entry_once` ON `access_entry` (`account_id`,`subject_type`,`subject_id`,`day`);--> statement-breakpoint
CREATE INDEX `access_entry_school` ON `access_entry` (`urn`,`first_at`);--> statement-breakpoint
CREATE INDEX `access_entry_day` ON `access_entry` (`day`);--> statement-breakpoint
CREATE TABLE `data_request` (
	`id` text PRIMARY KEY NOT NULL,
	`ref` text NOT NULL,
	`authority_id` text NOT NULL,
	`kind` text NOT NULL,
	`account_id` text,
	`name` text NOT NULL,
	`asked` text NOT NULL,
	`received_on` text NOT NULL,
	`due_on` text NOT NULL,
	`state` text NOT NULL,
	`identity` text,
	`answer` text,
	`answered_on` text,
	`by_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `data_request_ref_unique` ON `data_request` (`ref`);--> statement-breakpoint
CREATE INDEX `data_request_authority` ON `data_request` (`authority_id`,`state`,`due_on`);--> statement-breakpoint
CREATE TABLE `erasure` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`account_id` text NOT NULL,
	`request_id` text,
	`pseudonym` text NOT NULL,
	`changed` text NOT NULL,
	`kept` text NOT NULL,
	`by_id` text NOT NULL,
	`at` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`request_id`) REFERENCES `data_request`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `erasure_account_id_unique` ON `erasure` (`account_id`);--> statement-breakpoint
CREATE INDEX `erasure_authority` ON `erasure` (`authority_id`,`at`);--> statement-breakpoint
CREATE TABLE `glass_break` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`note_id` text NOT NULL,
	`urn` integer NOT NULL,
	`account_id` text NOT NULL,
	`reason` text NOT NULL,
	`at` integer NOT NULL,
	`until` integer NOT NULL,
	`reviewed_by_id` text,
	`reviewed_at` integer,
	`finding` text,
	`finding_why` text,
	`version` integer NOT NULL,
	FOREIGN KEY (`note_id`) REFERENCES `restricted_note`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `glass_break_authority` ON `glass_break` (`authority_id`,`at`);--> statement-breakpoint
CREATE INDEX `glass_break_note` ON `glass_break` (`note_id`,`account_id`);--> statement-breakpoint
CREATE TABLE `restricted_note` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`urn` integer NOT NULL,
	`subject_type` text NOT NULL,
	`subject_id` text NOT NULL,
	`level` text NOT NULL,
	`title` text NOT NULL,
	`body` text NOT NULL,
	`sealed` integer NOT NULL,
	`by_id` text NOT NULL,
	`at` integer NOT NULL,
	`corrects_id` text,
	`ended_at` integer,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `restricted_note_urn` ON `restricted_note` (`urn`);--> statement-breakpoint
CREATE INDEX `restricted_note_subject` ON `restricted_note` (`subject_type`,`subject_id`);--> statement-breakpoint
CREATE TABLE `restricted_note_reader` (
	`id` text PRIMARY KEY NOT NULL,
	`note_id` text NOT NULL,
	`account_id` text NOT NULL,
	`added_by_id` text NOT NULL,
	`added_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`note_id`) REFERENCES `restricted_note`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`added_by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `restricted_note_reader_note` ON `restricted_note_reader` (`note_id`);--> statement-breakpoint
CREATE INDEX `restricted_note_reader_account` ON `restricted_note_reader` (`account_id`);--> statement-breakpoint
CREATE TABLE `retention_hold` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`urn` integer,
	`reason` text NOT NULL,
	`by_id` text NOT NULL,
	`at` integer NOT NULL,
	`ended_by_id` text,
	`ended_at` integer,
	`ended_why` text,
	`version` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `retention_hold_authority` ON `retention_hold` (`authority_id`,`ended_at`);--> statement-breakpoint
CREATE TABLE `retention_rule` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`category` text NOT NULL,
	`months` integer NOT NULL,
	`reason` text NOT NULL,
	`updated_at` integer NOT NULL,
	`by_id` text NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `retention_rule_category` ON `retention_rule` (`authority_id`,`category`);--> statement-breakpoint
CREATE TABLE `retention_run` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`at` integer NOT NULL,
	`removed` text NOT NULL,
	`held` text NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `retention_run_authority` ON `retention_run` (`authority_id`,`at`);--> statement-breakpoint
CREATE TABLE `passkey` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`credential_id` text NOT NULL,
	`public_key` text NOT NULL,
	`counter` integer NOT NULL,
	`transports` text NOT NULL,
	`backed_up` integer NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_used_at` integer,
	`ended_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `passkey_credential_id_unique` ON `passkey` (`credential_id`);--> statement-breakpoint
CREATE INDEX `passkey_account` ON `passkey` (`account_id`);--> statement-breakpoint
CREATE TABLE `recovery_code` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`code_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`used_at` integer,
	`ended_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `recovery_code_account` ON `recovery_code` (`account_id`);--> statement-breakpoint
CREATE TABLE `sign_in_step` (
	`id` text PRIMARY KEY NOT NULL,
	`token_hash` text NOT NULL,
	`account_id` text,
	`purpose` text NOT NULL,
	`challenge` text,
	`details` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `sign_in_step_token_hash_unique` ON `sign_in_step` (`token_hash`);--> statement-breakpoint
CREATE INDEX `sign_in_step_expires` ON `sign_in_step` (`expires_at`);--> statement-breakpoint
CREATE TABLE `sign_on_identity` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`sign_on_provider_id` text NOT NULL,
	`issuer` text NOT NULL,
	`subject` text NOT NULL,
	`created_at` integer NOT NULL,
	`last_used_at` integer,
	`ended_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`sign_on_provider_id`) REFERENCES `sign_on_provider`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sign_on_identity_account` ON `sign_on_identity` (`account_id`);--> statement-breakpoint
CREATE INDEX `sign_on_identity_subject` ON `sign_on_identity` (`issuer`,`subject`);--> statement-breakpoint
CREATE TABLE `sign_on_provider` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`kind` text NOT NULL,
	`name` text NOT NULL,
	`issuer` text NOT NULL,
	`client_id` text NOT NULL,
	`sealed_secret` text,
	`domains` text NOT NULL,
	`second_factor` integer NOT NULL,
	`enabled` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `sign_on_provider_authority` ON `sign_on_provider` (`authority_id`);--> statement-breakpoint
CREATE TABLE `totp_secret` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`sealed` text NOT NULL,
	`name` text NOT NULL,
	`created_at` integer NOT NULL,
	`confirmed_at` integer,
	`last_step` integer,
	`last_used_at` integer,
	`ended_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `totp_secret_account` ON `totp_secret` (`account_id`);--> statement-breakpoint
ALTER TABLE `account` ADD `left_at` integer;--> statement-breakpoint
ALTER TABLE `account` ADD `erased_at` integer;--> statement-breakpoint
ALTER TABLE `session` ADD `method` text;--> statement-breakpoint
ALTER TABLE `session` ADD `proven_at` integer;--> statement-breakpoint
ALTER TABLE `session` ADD `seen_at` integer;--> statement-breakpoint
ALTER TABLE `session` ADD `provider_session` text;