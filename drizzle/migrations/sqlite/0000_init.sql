CREATE TABLE `account` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`password_hash` text,
	`active` integer NOT NULL,
	`created_at` integer NOT NULL,
	`last_signed_in_at` integer,
	`version` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `account_email_unique` ON `account` (`email`);--> statement-breakpoint
CREATE INDEX `account_authority` ON `account` (`authority_id`,`name`);--> statement-breakpoint
CREATE TABLE `account_grant` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`authority_id` text NOT NULL,
	`role` text NOT NULL,
	`urn` integer,
	`provider_id` text,
	`created_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `account_grant_account` ON `account_grant` (`account_id`);--> statement-breakpoint
CREATE INDEX `account_grant_urn` ON `account_grant` (`urn`);--> statement-breakpoint
CREATE INDEX `account_grant_provider` ON `account_grant` (`provider_id`);--> statement-breakpoint
CREATE INDEX `account_grant_authority` ON `account_grant` (`authority_id`,`role`);--> statement-breakpoint
CREATE TABLE `account_token` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`purpose` text NOT NULL,
	`token_hash` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`used_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `account_token_token_hash_unique` ON `account_token` (`token_hash`);--> statement-breakpoint
CREATE TABLE `authority` (
	`id` text PRIMARY KEY NOT NULL,
	`code` text NOT NULL,
	`name` text NOT NULL,
	`settings` text NOT NULL,
	`demo` integer NOT NULL,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `authority_code_unique` ON `authority` (`code`);--> statement-breakpoint
CREATE TABLE `kept_answers` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`path` text NOT NULL,
	`answers` text NOT NULL,
	`kept_at` integer NOT NULL,
	`restored_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `session` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`expires_at` integer NOT NULL,
	`device` text NOT NULL,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `session_account` ON `session` (`account_id`);--> statement-breakpoint
CREATE TABLE `agreement` (
	`id` text PRIMARY KEY NOT NULL,
	`ref` text NOT NULL,
	`authority_id` text NOT NULL,
	`urn` integer NOT NULL,
	`provider_id` text NOT NULL,
	`offer_id` text NOT NULL,
	`request_id` text NOT NULL,
	`proposal_id` text NOT NULL,
	`state` text NOT NULL,
	`revision` integer NOT NULL,
	`starts_on` text,
	`ends_on` text,
	`active_at` integer,
	`ended_at` integer,
	`end_reason` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`urn`) REFERENCES `school`(`urn`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`provider_id`) REFERENCES `provider`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`offer_id`) REFERENCES `offer`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`request_id`) REFERENCES `support_request`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`proposal_id`) REFERENCES `proposal`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `agreement_ref_unique` ON `agreement` (`ref`);--> statement-breakpoint
CREATE UNIQUE INDEX `agreement_proposal_id_unique` ON `agreement` (`proposal_id`);--> statement-breakpoint
CREATE INDEX `agreement_authority` ON `agreement` (`authority_id`,`state`);--> statement-breakpoint
CREATE INDEX `agreement_school` ON `agreement` (`urn`);--> statement-breakpoint
CREATE INDEX `agreement_provider` ON `agreement` (`provider_id`);--> statement-breakpoint
CREATE TABLE `agreement_revision` (
	`id` text PRIMARY KEY NOT NULL,
	`agreement_id` text NOT NULL,
	`number` integer NOT NULL,
	`content` text NOT NULL,
	`hash` text NOT NULL,
	`by_id` text,
	`at` integer NOT NULL,
	`note` text,
	FOREIGN KEY (`agreement_id`) REFERENCES `agreement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `agreement_revision_number` ON `agreement_revision` (`agreement_id`,`number`);--> statement-breakpoint
CREATE TABLE `signature` (
	`id` text PRIMARY KEY NOT NULL,
	`agreement_id` text NOT NULL,
	`revision` integer NOT NULL,
	`party` text NOT NULL,
	`account_id` text NOT NULL,
	`signed_as` text NOT NULL,
	`text_hash` text NOT NULL,
	`statements` text NOT NULL,
	`at` integer NOT NULL,
	`superseded` integer NOT NULL,
	FOREIGN KEY (`agreement_id`) REFERENCES `agreement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `signature_agreement` ON `signature` (`agreement_id`,`revision`);--> statement-breakpoint
CREATE TABLE `analysis_run` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`framework_id` text NOT NULL,
	`term` text NOT NULL,
	`status` text NOT NULL,
	`schools` integer NOT NULL,
	`done` integer NOT NULL,
	`started_at` integer NOT NULL,
	`heartbeat_at` integer NOT NULL,
	`finished_at` integer,
	`problem` text,
	`by_id` text,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`framework_id`) REFERENCES `banding_framework`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `analysis_run_authority` ON `analysis_run` (`authority_id`,`started_at`);--> statement-breakpoint
CREATE TABLE `banding_framework` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text,
	`key` text NOT NULL,
	`version` integer NOT NULL,
	`name` text NOT NULL,
	`source` text NOT NULL,
	`bands` text NOT NULL,
	`criteria` text NOT NULL,
	`adopted_at` integer NOT NULL,
	`adopted_by_id` text,
	`note` text,
	`in_force` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`adopted_by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `banding_framework_version` ON `banding_framework` (`authority_id`,`key`,`version`);--> statement-breakpoint
CREATE TABLE `comparator` (
	`id` text PRIMARY KEY NOT NULL,
	`area` text NOT NULL,
	`indicator` text NOT NULL,
	`period` text NOT NULL,
	`value` real NOT NULL,
	`source` text NOT NULL,
	`import_run_id` text,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `comparator_once` ON `comparator` (`area`,`indicator`,`period`);--> statement-breakpoint
CREATE TABLE `diagnosis` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`urn` integer NOT NULL,
	`framework_id` text NOT NULL,
	`analysis_run_id` text,
	`term` text NOT NULL,
	`state` text NOT NULL,
	`analysis` text NOT NULL,
	`proposed_band` text,
	`narrative` text NOT NULL,
	`priorities` text NOT NULL,
	`broker_band` text,
	`broker_reason` text,
	`predicted_outcome` text,
	`discussion` text,
	`discussed_on` text,
	`discussion_note` text,
	`shared_at` integer,
	`responded_at` integer,
	`responded_by_id` text,
	`response` text,
	`decided_band` text,
	`decided_at` integer,
	`decided_by_id` text,
	`decision_reason` text,
	`created_by_id` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`urn`) REFERENCES `school`(`urn`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`framework_id`) REFERENCES `banding_framework`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`analysis_run_id`) REFERENCES `analysis_run`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`responded_by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`decided_by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `diagnosis_school` ON `diagnosis` (`authority_id`,`urn`,`term`);--> statement-breakpoint
CREATE INDEX `diagnosis_state` ON `diagnosis` (`authority_id`,`state`);--> statement-breakpoint
CREATE TABLE `diagnosis_evidence` (
	`id` text PRIMARY KEY NOT NULL,
	`diagnosis_id` text NOT NULL,
	`criterion` text,
	`words` text NOT NULL,
	`file_name` text,
	`file_type` text,
	`file_bytes` integer,
	`file_hash` text,
	`file_path` text,
	`added_by_id` text NOT NULL,
	`added_at` integer NOT NULL,
	FOREIGN KEY (`diagnosis_id`) REFERENCES `diagnosis`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`added_by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `diagnosis_evidence_diagnosis` ON `diagnosis_evidence` (`diagnosis_id`,`added_at`);--> statement-breakpoint
CREATE TABLE `diagnosis_reading` (
	`id` text PRIMARY KEY NOT NULL,
	`diagnosis_id` text NOT NULL,
	`account_id` text NOT NULL,
	`first_at` integer NOT NULL,
	`last_at` integer NOT NULL,
	`times` integer NOT NULL,
	FOREIGN KEY (`diagnosis_id`) REFERENCES `diagnosis`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `diagnosis_reading_once` ON `diagnosis_reading` (`diagnosis_id`,`account_id`);--> statement-breakpoint
CREATE TABLE `indicator_value` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text,
	`urn` integer NOT NULL,
	`indicator` text NOT NULL,
	`period` text NOT NULL,
	`value` real,
	`text_value` text,
	`cohort` integer,
	`source` text NOT NULL,
	`note` text,
	`import_run_id` text,
	`entered_by_id` text,
	`at` integer NOT NULL,
	`current` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`entered_by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `indicator_value_school` ON `indicator_value` (`urn`,`indicator`,`period`,`current`);--> statement-breakpoint
CREATE INDEX `indicator_value_indicator` ON `indicator_value` (`indicator`,`period`,`current`);--> statement-breakpoint
CREATE TABLE `inspection` (
	`id` text PRIMARY KEY NOT NULL,
	`urn` integer NOT NULL,
	`inspection_number` text NOT NULL,
	`kind` text NOT NULL,
	`form` text NOT NULL,
	`started_on` text,
	`published_on` text,
	`overall` integer,
	`category` text,
	`judgements` text NOT NULL,
	`source` text NOT NULL,
	`import_run_id` text,
	`at` integer NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `inspection_once` ON `inspection` (`urn`,`inspection_number`);--> statement-breakpoint
CREATE INDEX `inspection_school` ON `inspection` (`urn`,`started_on`);--> statement-breakpoint
CREATE TABLE `need` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`urn` integer NOT NULL,
	`request_id` text,
	`focus_area` text NOT NULL,
	`severity` integer NOT NULL,
	`measure` text NOT NULL,
	`unit` text NOT NULL,
	`baseline` real,
	`baseline_on` text,
	`baseline_source` text NOT NULL,
	`target` real,
	`evidence` text NOT NULL,
	`outcome` text NOT NULL,
	`by_date` text NOT NULL,
	`state` text NOT NULL,
	`created_by_id` text NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`urn`) REFERENCES `school`(`urn`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`request_id`) REFERENCES `support_request`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `need_school` ON `need` (`authority_id`,`urn`);--> statement-breakpoint
CREATE INDEX `need_request` ON `need` (`request_id`);--> statement-breakpoint
CREATE TABLE `school_standing` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`urn` integer NOT NULL,
	`framework_id` text NOT NULL,
	`band` text NOT NULL,
	`priority` integer NOT NULL,
	`rationale` text NOT NULL,
	`decided_on` text NOT NULL,
	`broker_id` text,
	`diagnosis_id` text,
	`current` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`urn`) REFERENCES `school`(`urn`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`framework_id`) REFERENCES `banding_framework`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`broker_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `school_standing_school` ON `school_standing` (`authority_id`,`urn`,`current`);--> statement-breakpoint
CREATE INDEX `school_standing_band` ON `school_standing` (`authority_id`,`current`,`band`);--> statement-breakpoint
CREATE TABLE `support_request` (
	`id` text PRIMARY KEY NOT NULL,
	`ref` text NOT NULL,
	`authority_id` text NOT NULL,
	`urn` integer NOT NULL,
	`state` text NOT NULL,
	`raised_by_id` text NOT NULL,
	`raised_by_school` integer NOT NULL,
	`confirmed_by_id` text,
	`confirmed_at` integer,
	`half_days` integer,
	`start_from` text,
	`finish_by` text,
	`formats` text NOT NULL,
	`remote_welcome` integer,
	`max_day_rate_pence` integer,
	`context` text,
	`submitted_at` integer,
	`ended_at` integer,
	`end_reason` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`urn`) REFERENCES `school`(`urn`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`raised_by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`confirmed_by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `support_request_ref_unique` ON `support_request` (`ref`);--> statement-breakpoint
CREATE INDEX `support_request_authority` ON `support_request` (`authority_id`,`state`);--> statement-breakpoint
CREATE INDEX `support_request_school` ON `support_request` (`urn`);--> statement-breakpoint
CREATE TABLE `capacity_term` (
	`id` text PRIMARY KEY NOT NULL,
	`provider_id` text NOT NULL,
	`term` text NOT NULL,
	`half_days` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`provider_id`) REFERENCES `provider`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `capacity_term_provider` ON `capacity_term` (`provider_id`,`term`);--> statement-breakpoint
CREATE TABLE `conflict_of_interest` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`urn` integer NOT NULL,
	`reason` text NOT NULL,
	`declared_by_id` text,
	`declared_at` integer NOT NULL,
	`ended_at` integer,
	FOREIGN KEY (`provider_id`) REFERENCES `provider`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`declared_by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `conflict_provider` ON `conflict_of_interest` (`provider_id`);--> statement-breakpoint
CREATE TABLE `ledger_entry` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`offer_id` text NOT NULL,
	`term` text NOT NULL,
	`kind` text NOT NULL,
	`held` integer NOT NULL,
	`committed` integer NOT NULL,
	`used` integer NOT NULL,
	`proposal_id` text,
	`agreement_id` text,
	`at` integer NOT NULL,
	`by_id` text,
	`note` text,
	FOREIGN KEY (`provider_id`) REFERENCES `provider`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`offer_id`) REFERENCES `offer`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `ledger_entry_provider` ON `ledger_entry` (`provider_id`,`term`);--> statement-breakpoint
CREATE INDEX `ledger_entry_offer` ON `ledger_entry` (`offer_id`,`term`);--> statement-breakpoint
CREATE INDEX `ledger_entry_proposal` ON `ledger_entry` (`proposal_id`);--> statement-breakpoint
CREATE INDEX `ledger_entry_agreement` ON `ledger_entry` (`agreement_id`);--> statement-breakpoint
CREATE TABLE `offer` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`title` text NOT NULL,
	`description` text NOT NULL,
	`focus_areas` text NOT NULL,
	`phases` text NOT NULL,
	`formats` text NOT NULL,
	`day_rate_pence` integer NOT NULL,
	`travel_limit_minutes` integer NOT NULL,
	`remote` integer NOT NULL,
	`open_to_others` integer NOT NULL,
	`state` text NOT NULL,
	`last_confirmed_at` integer,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`provider_id`) REFERENCES `provider`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `offer_provider` ON `offer` (`provider_id`);--> statement-breakpoint
CREATE INDEX `offer_authority` ON `offer` (`authority_id`,`state`);--> statement-breakpoint
CREATE TABLE `offer_term` (
	`id` text PRIMARY KEY NOT NULL,
	`offer_id` text NOT NULL,
	`term` text NOT NULL,
	`half_days` integer NOT NULL,
	FOREIGN KEY (`offer_id`) REFERENCES `offer`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `offer_term_offer` ON `offer_term` (`offer_id`,`term`);--> statement-breakpoint
CREATE TABLE `provider` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`designation` text NOT NULL,
	`name` text NOT NULL,
	`job_title` text,
	`home_urn` integer NOT NULL,
	`designated_on` text,
	`designation_expires` text,
	`qa_state` text NOT NULL,
	`qa_on` text,
	`qa_note` text,
	`strengths` text NOT NULL,
	`email` text,
	`telephone` text,
	`appetite` text NOT NULL,
	`appetite_reason` text,
	`last_confirmed_at` integer,
	`active` integer NOT NULL,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`home_urn`) REFERENCES `school`(`urn`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `provider_authority` ON `provider` (`authority_id`,`designation`);--> statement-breakpoint
CREATE INDEX `provider_home` ON `provider` (`home_urn`);--> statement-breakpoint
CREATE TABLE `import_rejection` (
	`id` text PRIMARY KEY NOT NULL,
	`run_id` text NOT NULL,
	`kind` text NOT NULL,
	`line` integer NOT NULL,
	`column_name` text,
	`value` text,
	`reason` text NOT NULL,
	FOREIGN KEY (`run_id`) REFERENCES `import_run`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `import_rejection_run` ON `import_rejection` (`run_id`,`line`);--> statement-breakpoint
CREATE TABLE `import_run` (
	`id` text PRIMARY KEY NOT NULL,
	`kind` text NOT NULL,
	`authority_id` text,
	`account_id` text,
	`file_name` text NOT NULL,
	`file_hash` text NOT NULL,
	`file_bytes` integer NOT NULL,
	`file_path` text,
	`authorities` text NOT NULL,
	`status` text NOT NULL,
	`dry_run` integer NOT NULL,
	`created_at` integer NOT NULL,
	`started_at` integer,
	`finished_at` integer,
	`heartbeat_at` integer,
	`bytes_done` integer NOT NULL,
	`rows_read` integer NOT NULL,
	`rows_created` integer NOT NULL,
	`rows_updated` integer NOT NULL,
	`rows_unchanged` integer NOT NULL,
	`rows_closed` integer NOT NULL,
	`rows_rejected` integer NOT NULL,
	`problem` text,
	`summary` text,
	`version` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `import_run_authority` ON `import_run` (`authority_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `match_run` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`request_id` text NOT NULL,
	`at` integer NOT NULL,
	`by_id` text,
	`model_version` text NOT NULL,
	`inputs` text NOT NULL,
	`result` text NOT NULL,
	`inputs_hash` text NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`request_id`) REFERENCES `support_request`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `match_run_request` ON `match_run` (`request_id`,`at`);--> statement-breakpoint
CREATE TABLE `proposal` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`request_id` text NOT NULL,
	`offer_id` text NOT NULL,
	`provider_id` text NOT NULL,
	`match_run_id` text,
	`state` text NOT NULL,
	`rank` integer,
	`score` integer,
	`days` text NOT NULL,
	`start_from` text,
	`waived` text NOT NULL,
	`shared_at` integer,
	`shortlist_reason` text,
	`choice_reason` text,
	`message` text,
	`invited_at` integer,
	`answer_by` integer,
	`answered_at` integer,
	`answered_by_id` text,
	`decline_code` text,
	`decline_note` text,
	`released_by_id` text,
	`released_at` integer,
	`approved_by_id` text,
	`approved_at` integer,
	`override_reason` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`request_id`) REFERENCES `support_request`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`offer_id`) REFERENCES `offer`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`provider_id`) REFERENCES `provider`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`match_run_id`) REFERENCES `match_run`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`answered_by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`released_by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`approved_by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `proposal_request` ON `proposal` (`request_id`);--> statement-breakpoint
CREATE INDEX `proposal_provider` ON `proposal` (`provider_id`,`state`);--> statement-breakpoint
CREATE INDEX `proposal_due` ON `proposal` (`state`,`answer_by`);--> statement-breakpoint
CREATE UNIQUE INDEX `proposal_once` ON `proposal` (`request_id`,`offer_id`,`created_at`);--> statement-breakpoint
CREATE TABLE `shortlist` (
	`request_id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`state` text NOT NULL,
	`note` text,
	`shared_at` integer,
	`shared_by_id` text,
	`asked_reason` text,
	`asked_at` integer,
	`asked_by_id` text,
	`updated_at` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`request_id`) REFERENCES `support_request`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`shared_by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`asked_by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `shortlist_authority` ON `shortlist` (`authority_id`,`state`);--> statement-breakpoint
CREATE TABLE `notification` (
	`id` text PRIMARY KEY NOT NULL,
	`account_id` text NOT NULL,
	`authority_id` text NOT NULL,
	`event_id` text NOT NULL,
	`template` text NOT NULL,
	`message` text NOT NULL,
	`href` text NOT NULL,
	`at` integer NOT NULL,
	`read_at` integer,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `notification_account` ON `notification` (`account_id`,`at`);--> statement-breakpoint
CREATE TABLE `domain_event` (
	`id` text PRIMARY KEY NOT NULL,
	`chain` text NOT NULL,
	`seq` integer NOT NULL,
	`at` integer NOT NULL,
	`actor_id` text,
	`actor_role` text NOT NULL,
	`type` text NOT NULL,
	`subject_type` text NOT NULL,
	`subject_id` text NOT NULL,
	`urn` integer,
	`case_id` text,
	`payload` text NOT NULL,
	`reason` text,
	`prev_hash` text NOT NULL,
	`hash` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `domain_event_chain_seq` ON `domain_event` (`chain`,`seq`);--> statement-breakpoint
CREATE INDEX `domain_event_subject` ON `domain_event` (`subject_type`,`subject_id`);--> statement-breakpoint
CREATE INDEX `domain_event_urn` ON `domain_event` (`urn`);--> statement-breakpoint
CREATE INDEX `domain_event_case` ON `domain_event` (`case_id`);--> statement-breakpoint
CREATE INDEX `domain_event_at` ON `domain_event` (`chain`,`at`);--> statement-breakpoint
CREATE TABLE `job` (
	`name` text PRIMARY KEY NOT NULL,
	`leased_until` integer,
	`leased_by` text,
	`last_started_at` integer,
	`last_finished_at` integer,
	`last_milliseconds` integer,
	`last_result` text,
	`last_error` text
);
--> statement-breakpoint
CREATE TABLE `outbox` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text,
	`account_id` text,
	`to_address` text NOT NULL,
	`template` text NOT NULL,
	`subject` text NOT NULL,
	`body` text NOT NULL,
	`status` text NOT NULL,
	`created_at` integer NOT NULL,
	`sent_at` integer,
	`attempts` integer NOT NULL,
	`dedupe_key` text
);
--> statement-breakpoint
CREATE UNIQUE INDEX `outbox_dedupe_key_unique` ON `outbox` (`dedupe_key`);--> statement-breakpoint
CREATE INDEX `outbox_status` ON `outbox` (`status`,`created_at`);--> statement-breakpoint
CREATE TABLE `school` (
	`urn` integer PRIMARY KEY NOT NULL,
	`la_code` text NOT NULL,
	`la_name` text NOT NULL,
	`establishment_number` integer,
	`name` text NOT NULL,
	`type_code` text NOT NULL,
	`type_name` text NOT NULL,
	`type_group` text NOT NULL,
	`maintained` integer NOT NULL,
	`status_code` text NOT NULL,
	`status_name` text NOT NULL,
	`status_group` text NOT NULL,
	`open_date` text,
	`close_date` text,
	`close_reason` text,
	`phase_name` text NOT NULL,
	`low_age` integer,
	`high_age` integer,
	`gender` text,
	`religious_character` text,
	`diocese` text,
	`capacity` integer,
	`pupils` integer,
	`fsm_percent` real,
	`trust_uid` text,
	`trust_name` text,
	`sponsor_name` text,
	`ofsted_rating` text,
	`ofsted_last_inspection` text,
	`street` text,
	`locality` text,
	`town` text,
	`county` text,
	`postcode` text,
	`website` text,
	`telephone` text,
	`head_name` text,
	`head_title` text,
	`easting` integer,
	`northing` integer,
	`ward` text,
	`district` text,
	`urban_rural` text,
	`region` text,
	`gss_la_code` text,
	`ukprn` text,
	`last_changed` text,
	`search_text` text NOT NULL,
	`sort_name` text NOT NULL,
	`facts_hash` text NOT NULL,
	`first_seen_at` integer NOT NULL,
	`last_changed_at` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `school_la_name` ON `school` (`la_code`,`status_group`,`sort_name`);--> statement-breakpoint
CREATE INDEX `school_name` ON `school` (`status_group`,`sort_name`,`search_text`);--> statement-breakpoint
CREATE INDEX `school_dfe_number` ON `school` (`la_code`,`establishment_number`);--> statement-breakpoint
CREATE INDEX `school_trust` ON `school` (`trust_uid`);--> statement-breakpoint
CREATE TABLE `school_change` (
	`id` text PRIMARY KEY NOT NULL,
	`urn` integer NOT NULL,
	`at` integer NOT NULL,
	`import_run_id` text,
	`field` text NOT NULL,
	`before_value` text,
	`after_value` text,
	FOREIGN KEY (`urn`) REFERENCES `school`(`urn`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `school_change_urn` ON `school_change` (`urn`,`at`);--> statement-breakpoint
CREATE TABLE `school_link` (
	`id` text PRIMARY KEY NOT NULL,
	`urn` integer NOT NULL,
	`link_urn` integer NOT NULL,
	`kind` text NOT NULL,
	`type_name` text NOT NULL,
	`established_on` text,
	`source` text NOT NULL
);
--> statement-breakpoint
CREATE UNIQUE INDEX `school_link_pair` ON `school_link` (`urn`,`link_urn`,`kind`);--> statement-breakpoint
CREATE INDEX `school_link_other` ON `school_link` (`link_urn`);