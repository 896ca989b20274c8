CREATE TABLE `agreement_amendment` (
	`id` text PRIMARY KEY NOT NULL,
	`agreement_id` text NOT NULL,
	`number` integer NOT NULL,
	`state` text NOT NULL,
	`base_revision` integer NOT NULL,
	`content` text NOT NULL,
	`hash` text NOT NULL,
	`reason` text NOT NULL,
	`parties` text NOT NULL,
	`proposed_by_id` text,
	`in_force_at` integer,
	`withdrawn_reason` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`agreement_id`) REFERENCES `agreement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`proposed_by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `agreement_amendment_number` ON `agreement_amendment` (`agreement_id`,`number`);--> statement-breakpoint
CREATE TABLE `agreement_exit` (
	`agreement_id` text PRIMARY KEY NOT NULL,
	`ground` text NOT NULL,
	`reason` text NOT NULL,
	`begun_at` integer NOT NULL,
	`begun_by_id` text,
	`ended_on` text NOT NULL,
	`evaluation_due_on` text,
	`closed_at` integer,
	`version` integer NOT NULL,
	FOREIGN KEY (`agreement_id`) REFERENCES `agreement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`begun_by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE TABLE `escalation` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`urn` integer NOT NULL,
	`agreement_id` text NOT NULL,
	`route` text NOT NULL,
	`state` text NOT NULL,
	`step` text NOT NULL,
	`opened_at` integer NOT NULL,
	`ended_at` integer,
	`updated_at` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`urn`) REFERENCES `school`(`urn`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agreement_id`) REFERENCES `agreement`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `escalation_agreement` ON `escalation` (`agreement_id`);--> statement-breakpoint
CREATE INDEX `escalation_authority` ON `escalation` (`authority_id`,`state`);--> statement-breakpoint
CREATE TABLE `escalation_answer` (
	`id` text PRIMARY KEY NOT NULL,
	`escalation_id` text NOT NULL,
	`step_number` integer NOT NULL,
	`text` text NOT NULL,
	`by_id` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`escalation_id`) REFERENCES `escalation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `escalation_answer_escalation` ON `escalation_answer` (`escalation_id`);--> statement-breakpoint
CREATE TABLE `escalation_step` (
	`id` text PRIMARY KEY NOT NULL,
	`escalation_id` text NOT NULL,
	`number` integer NOT NULL,
	`direction` text NOT NULL,
	`step` text NOT NULL,
	`on_date` text NOT NULL,
	`reason` text NOT NULL,
	`asks` text,
	`answer_by` text,
	`letter` text,
	`by_id` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`escalation_id`) REFERENCES `escalation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `escalation_step_number` ON `escalation_step` (`escalation_id`,`number`);--> statement-breakpoint
CREATE TABLE `evaluation` (
	`id` text PRIMARY KEY NOT NULL,
	`agreement_id` text NOT NULL,
	`evaluator` text NOT NULL,
	`number` integer NOT NULL,
	`content` text NOT NULL,
	`account_id` text,
	`given_as` text NOT NULL,
	`at` integer NOT NULL,
	`reason` text,
	FOREIGN KEY (`agreement_id`) REFERENCES `agreement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `evaluation_number` ON `evaluation` (`agreement_id`,`evaluator`,`number`);--> statement-breakpoint
CREATE TABLE `exit_criterion_result` (
	`id` text PRIMARY KEY NOT NULL,
	`agreement_id` text NOT NULL,
	`criterion_id` text NOT NULL,
	`met` integer NOT NULL,
	`evidence` text NOT NULL,
	`by_id` text,
	`at` integer NOT NULL,
	`current` integer NOT NULL,
	FOREIGN KEY (`agreement_id`) REFERENCES `agreement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `exit_criterion_result_agreement` ON `exit_criterion_result` (`agreement_id`,`current`);--> statement-breakpoint
CREATE TABLE `measure_point` (
	`id` text PRIMARY KEY NOT NULL,
	`agreement_id` text NOT NULL,
	`outcome_id` text NOT NULL,
	`kind` text NOT NULL,
	`on_date` text NOT NULL,
	`value` real NOT NULL,
	`source` text NOT NULL,
	`note` text,
	`visit_id` text,
	`review_id` text,
	`by_id` text,
	`at` integer NOT NULL,
	`current` integer NOT NULL,
	`replaces_id` text,
	`withdrawn_at` integer,
	`withdrawn_by_id` text,
	`withdrawn_reason` text,
	FOREIGN KEY (`agreement_id`) REFERENCES `agreement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`withdrawn_by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `measure_point_agreement` ON `measure_point` (`agreement_id`,`outcome_id`,`on_date`);--> statement-breakpoint
CREATE TABLE `milestone_mark` (
	`id` text PRIMARY KEY NOT NULL,
	`agreement_id` text NOT NULL,
	`milestone_id` text NOT NULL,
	`number` integer NOT NULL,
	`reached` integer NOT NULL,
	`on_date` text NOT NULL,
	`note` text,
	`by_id` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`agreement_id`) REFERENCES `agreement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `milestone_mark_number` ON `milestone_mark` (`agreement_id`,`milestone_id`,`number`);--> statement-breakpoint
CREATE TABLE `outcome_judgement` (
	`id` text PRIMARY KEY NOT NULL,
	`agreement_id` text NOT NULL,
	`outcome_id` text NOT NULL,
	`result` text NOT NULL,
	`basis` text NOT NULL,
	`by_id` text,
	`at` integer NOT NULL,
	`current` integer NOT NULL,
	FOREIGN KEY (`agreement_id`) REFERENCES `agreement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `outcome_judgement_agreement` ON `outcome_judgement` (`agreement_id`,`current`);--> statement-breakpoint
CREATE TABLE `improvement_review` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`urn` integer NOT NULL,
	`agreement_id` text NOT NULL,
	`number` integer NOT NULL,
	`state` text NOT NULL,
	`planned_for` text NOT NULL,
	`starts_at` text,
	`place` text NOT NULL,
	`pre_meeting_on` text,
	`pre_meeting_held_on` text,
	`pre_meeting_note` text,
	`frequency` text NOT NULL,
	`frequency_reason` text,
	`pack` text,
	`pack_at` integer,
	`held_on` text,
	`minutes_number` integer NOT NULL,
	`next_on` text,
	`withdrawn_reason` text,
	`created_by_id` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`urn`) REFERENCES `school`(`urn`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agreement_id`) REFERENCES `agreement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `improvement_review_number` ON `improvement_review` (`agreement_id`,`number`);--> statement-breakpoint
CREATE INDEX `improvement_review_authority` ON `improvement_review` (`authority_id`,`state`,`planned_for`);--> statement-breakpoint
CREATE INDEX `improvement_review_school` ON `improvement_review` (`urn`);--> statement-breakpoint
CREATE TABLE `review_member` (
	`id` text PRIMARY KEY NOT NULL,
	`review_id` text NOT NULL,
	`position` integer NOT NULL,
	`role` text NOT NULL,
	`name` text NOT NULL,
	`account_id` text,
	`accountable_for` text NOT NULL,
	`attended` integer,
	FOREIGN KEY (`review_id`) REFERENCES `improvement_review`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`account_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `review_member_review` ON `review_member` (`review_id`);--> statement-breakpoint
CREATE TABLE `review_minutes` (
	`id` text PRIMARY KEY NOT NULL,
	`review_id` text NOT NULL,
	`number` integer NOT NULL,
	`content` text NOT NULL,
	`by_id` text,
	`at` integer NOT NULL,
	`reason` text,
	FOREIGN KEY (`review_id`) REFERENCES `improvement_review`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `review_minutes_number` ON `review_minutes` (`review_id`,`number`);--> statement-breakpoint
CREATE TABLE `agreed_action` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`urn` integer NOT NULL,
	`agreement_id` text,
	`visit_id` text,
	`review_id` text,
	`text` text NOT NULL,
	`owner` text NOT NULL,
	`owner_name` text,
	`due_on` text NOT NULL,
	`state` text NOT NULL,
	`result` text,
	`ended_at` integer,
	`ended_by_id` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`urn`) REFERENCES `school`(`urn`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agreement_id`) REFERENCES `agreement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`visit_id`) REFERENCES `visit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`ended_by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `agreed_action_agreement` ON `agreed_action` (`agreement_id`,`state`);--> statement-breakpoint
CREATE INDEX `agreed_action_visit` ON `agreed_action` (`visit_id`);--> statement-breakpoint
CREATE INDEX `agreed_action_review` ON `agreed_action` (`review_id`);--> statement-breakpoint
CREATE INDEX `agreed_action_due` ON `agreed_action` (`authority_id`,`state`,`due_on`);--> statement-breakpoint
CREATE TABLE `governor_feedback` (
	`id` text PRIMARY KEY NOT NULL,
	`visit_id` text NOT NULL,
	`number` integer NOT NULL,
	`content` text NOT NULL,
	`by_id` text,
	`at` integer NOT NULL,
	FOREIGN KEY (`visit_id`) REFERENCES `visit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `governor_feedback_number` ON `governor_feedback` (`visit_id`,`number`);--> statement-breakpoint
CREATE TABLE `visit` (
	`id` text PRIMARY KEY NOT NULL,
	`authority_id` text NOT NULL,
	`urn` integer NOT NULL,
	`agreement_id` text,
	`kind` text NOT NULL,
	`state` text NOT NULL,
	`mode` text NOT NULL,
	`visitor_id` text NOT NULL,
	`visitor_name` text NOT NULL,
	`planned_for` text NOT NULL,
	`starts_at` text,
	`half_days` integer NOT NULL,
	`focus` text NOT NULL,
	`held_on` text,
	`ended_at` integer,
	`note_sent_at` integer,
	`note_number` integer NOT NULL,
	`note_read_at` integer,
	`called_off_reason` text,
	`created_by_id` text,
	`created_at` integer NOT NULL,
	`updated_at` integer NOT NULL,
	`version` integer NOT NULL,
	FOREIGN KEY (`authority_id`) REFERENCES `authority`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`urn`) REFERENCES `school`(`urn`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`agreement_id`) REFERENCES `agreement`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`visitor_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`created_by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `visit_agreement` ON `visit` (`agreement_id`,`planned_for`);--> statement-breakpoint
CREATE INDEX `visit_school` ON `visit` (`urn`,`planned_for`);--> statement-breakpoint
CREATE INDEX `visit_authority` ON `visit` (`authority_id`,`state`);--> statement-breakpoint
CREATE INDEX `visit_visitor` ON `visit` (`visitor_id`,`state`);--> statement-breakpoint
CREATE TABLE `visit_check` (
	`id` text PRIMARY KEY NOT NULL,
	`visit_id` text NOT NULL,
	`check_key` text NOT NULL,
	`met` integer NOT NULL,
	`note` text,
	`by_id` text,
	`at` integer NOT NULL,
	`current` integer NOT NULL,
	FOREIGN KEY (`visit_id`) REFERENCES `visit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE INDEX `visit_check_visit` ON `visit_check` (`visit_id`,`current`);--> statement-breakpoint
CREATE TABLE `visit_note` (
	`id` text PRIMARY KEY NOT NULL,
	`visit_id` text NOT NULL,
	`number` integer NOT NULL,
	`content` text NOT NULL,
	`by_id` text,
	`at` integer NOT NULL,
	`reason` text,
	FOREIGN KEY (`visit_id`) REFERENCES `visit`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`by_id`) REFERENCES `account`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `visit_note_number` ON `visit_note` (`visit_id`,`number`);--> statement-breakpoint
ALTER TABLE `agreement` ADD `paused_at` integer;--> statement-breakpoint
ALTER TABLE `agreement` ADD `resume_by` text;--> statement-breakpoint
ALTER TABLE `agreement` ADD `replaces_id` text;--> statement-breakpoint
ALTER TABLE `signature` ADD `amendment_id` text;--> statement-breakpoint
ALTER TABLE `support_outcome` ADD `outcomes_partly` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `support_outcome` ADD `counts_from` text;--> statement-breakpoint
ALTER TABLE `support_outcome` ADD `reply` text;--> statement-breakpoint
ALTER TABLE `support_outcome` ADD `replied_at` integer;--> statement-breakpoint
ALTER TABLE `support_outcome` ADD `replied_by_id` text REFERENCES account(id);