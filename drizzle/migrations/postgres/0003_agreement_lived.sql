CREATE TABLE "agreement_amendment" (
	"id" text PRIMARY KEY NOT NULL,
	"agreement_id" text NOT NULL,
	"number" integer NOT NULL,
	"state" text NOT NULL,
	"base_revision" integer NOT NULL,
	"content" text NOT NULL,
	"hash" text NOT NULL,
	"reason" text NOT NULL,
	"parties" jsonb NOT NULL,
	"proposed_by_id" text,
	"in_force_at" timestamp (3) with time zone,
	"withdrawn_reason" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "agreement_exit" (
	"agreement_id" text PRIMARY KEY NOT NULL,
	"ground" text NOT NULL,
	"reason" text NOT NULL,
	"begun_at" timestamp (3) with time zone NOT NULL,
	"begun_by_id" text,
	"ended_on" text NOT NULL,
	"evaluation_due_on" text,
	"closed_at" timestamp (3) with time zone,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "escalation" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"urn" integer NOT NULL,
	"agreement_id" text NOT NULL,
	"route" text NOT NULL,
	"state" text NOT NULL,
	"step" text NOT NULL,
	"opened_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "escalation_answer" (
	"id" text PRIMARY KEY NOT NULL,
	"escalation_id" text NOT NULL,
	"step_number" integer NOT NULL,
	"text" text NOT NULL,
	"by_id" text,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "escalation_step" (
	"id" text PRIMARY KEY NOT NULL,
	"escalation_id" text NOT NULL,
	"number" integer NOT NULL,
	"direction" text NOT NULL,
	"step" text NOT NULL,
	"on_date" text NOT NULL,
	"reason" text NOT NULL,
	"asks" text,
	"answer_by" text,
	"letter" text,
	"by_id" text,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "evaluation" (
	"id" text PRIMARY KEY NOT NULL,
	"agreement_id" text NOT NULL,
	"evaluator" text NOT NULL,
	"number" integer NOT NULL,
	"content" text NOT NULL,
	"account_id" text,
	"given_as" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "exit_criterion_result" (
	"id" text PRIMARY KEY NOT NULL,
	"agreement_id" text NOT NULL,
	"criterion_id" text NOT NULL,
	"met" boolean NOT NULL,
	"evidence" text NOT NULL,
	"by_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	"current" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "measure_point" (
	"id" text PRIMARY KEY NOT NULL,
	"agreement_id" text NOT NULL,
	"outcome_id" text NOT NULL,
	"kind" text NOT NULL,
	"on_date" text NOT NULL,
	"value" double precision NOT NULL,
	"source" text NOT NULL,
	"note" text,
	"visit_id" text,
	"review_id" text,
	"by_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	"current" boolean NOT NULL,
	"replaces_id" text,
	"withdrawn_at" timestamp (3) with time zone,
	"withdrawn_by_id" text,
	"withdrawn_reason" text
);
--> statement-breakpoint
CREATE TABLE "milestone_mark" (
	"id" text PRIMARY KEY NOT NULL,
	"agreement_id" text NOT NULL,
	"milestone_id" text NOT NULL,
	"number" integer NOT NULL,
	"reached" boolean NOT NULL,
	"on_date" text NOT NULL,
	"note" text,
	"by_id" text,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "outcome_judgement" (
	"id" text PRIMARY KEY NOT NULL,
	"agreement_id" text NOT NULL,
	"outcome_id" text NOT NULL,
	"result" text NOT NULL,
	"basis" text NOT NULL,
	"by_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	"current" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "improvement_review" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"urn" integer NOT NULL,
	"agreement_id" text NOT NULL,
	"number" integer NOT NULL,
	"state" text NOT NULL,
	"planned_for" text NOT NULL,
	"starts_at" text,
	"place" text NOT NULL,
	"pre_meeting_on" text,
	"pre_meeting_held_on" text,
	"pre_meeting_note" text,
	"frequency" text NOT NULL,
	"frequency_reason" text,
	"pack" text,
	"pack_at" timestamp (3) with time zone,
	"held_on" text,
	"minutes_number" integer NOT NULL,
	"next_on" text,
	"withdrawn_reason" text,
	"created_by_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "review_member" (
	"id" text PRIMARY KEY NOT NULL,
	"review_id" text NOT NULL,
	"position" integer NOT NULL,
	"role" text NOT NULL,
	"name" text NOT NULL,
	"account_id" text,
	"accountable_for" text NOT NULL,
	"attended" boolean
);
--> statement-breakpoint
CREATE TABLE "review_minutes" (
	"id" text PRIMARY KEY NOT NULL,
	"review_id" text NOT NULL,
	"number" integer NOT NULL,
	"content" text NOT NULL,
	"by_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "agreed_action" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"urn" integer NOT NULL,
	"agreement_id" text,
	"visit_id" text,
	"review_id" text,
	"text" text NOT NULL,
	"owner" text NOT NULL,
	"owner_name" text,
	"due_on" text NOT NULL,
	"state" text NOT NULL,
	"result" text,
	"ended_at" timestamp (3) with time zone,
	"ended_by_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "governor_feedback" (
	"id" text PRIMARY KEY NOT NULL,
	"visit_id" text NOT NULL,
	"number" integer NOT NULL,
	"content" text NOT NULL,
	"by_id" text,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "visit" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"urn" integer NOT NULL,
	"agreement_id" text,
	"kind" text NOT NULL,
	"state" text NOT NULL,
	"mode" text NOT NULL,
	"visitor_id" text NOT NULL,
	"visitor_name" text NOT NULL,
	"planned_for" text NOT NULL,
	"starts_at" text,
	"half_days" integer NOT NULL,
	"focus" text NOT NULL,
	"held_on" text,
	"ended_at" timestamp (3) with time zone,
	"note_sent_at" timestamp (3) with time zone,
	"note_number" integer NOT NULL,
	"note_read_at" timestamp (3) with time zone,
	"called_off_reason" text,
	"created_by_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "visit_check" (
	"id" text PRIMARY KEY NOT NULL,
	"visit_id" text NOT NULL,
	"check_key" text NOT NULL,
	"met" boolean NOT NULL,
	"note" text,
	"by_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	"current" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "visit_note" (
	"id" text PRIMARY KEY NOT NULL,
	"visit_id" text NOT NULL,
	"number" integer NOT NULL,
	"content" text NOT NULL,
	"by_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	"reason" text
);
--> statement-breakpoint
ALTER TABLE "agreement" ADD COLUMN "paused_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "agreement" ADD COLUMN "resume_by" text;--> statement-breakpoint
ALTER TABLE "agreement" ADD COLUMN "replaces_id" text;--> statement-breakpoint
ALTER TABLE "signature" ADD COLUMN "amendment_id" text;--> statement-breakpoint
ALTER TABLE "support_outcome" ADD COLUMN "outcomes_partly" integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "support_outcome" ADD COLUMN "counts_from" text;--> statement-breakpoint
ALTER TABLE "support_outcome" ADD COLUMN "reply" text;--> statement-breakpoint
ALTER TABLE "support_outcome" ADD COLUMN "replied_at" timestamp (3) with time zone;--> statement-breakpoint
ALTER TABLE "support_outcome" ADD COLUMN "replied_by_id" text;--> statement-breakpoint
ALTER TABLE "agreement_amendment" ADD CONSTRAINT "agreement_amendment_agreement_id_agreement_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_amendment" ADD CONSTRAINT "agreement_amendment_proposed_by_id_account_id_fk" FOREIGN KEY ("proposed_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_exit" ADD CONSTRAINT "agreement_exit_agreement_id_agreement_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_exit" ADD CONSTRAINT "agreement_exit_begun_by_id_account_id_fk" FOREIGN KEY ("begun_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation" ADD CONSTRAINT "escalation_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation" ADD CONSTRAINT "escalation_urn_school_urn_fk" FOREIGN KEY ("urn") REFERENCES "public"."school"("urn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation" ADD CONSTRAINT "escalation_agreement_id_agreement_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_answer" ADD CONSTRAINT "escalation_answer_escalation_id_escalation_id_fk" FOREIGN KEY ("escalation_id") REFERENCES "public"."escalation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_answer" ADD CONSTRAINT "escalation_answer_by_id_account_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_step" ADD CONSTRAINT "escalation_step_escalation_id_escalation_id_fk" FOREIGN KEY ("escalation_id") REFERENCES "public"."escalation"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "escalation_step" ADD CONSTRAINT "escalation_step_by_id_account_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_agreement_id_agreement_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "evaluation" ADD CONSTRAINT "evaluation_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exit_criterion_result" ADD CONSTRAINT "exit_criterion_result_agreement_id_agreement_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "exit_criterion_result" ADD CONSTRAINT "exit_criterion_result_by_id_account_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure_point" ADD CONSTRAINT "measure_point_agreement_id_agreement_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure_point" ADD CONSTRAINT "measure_point_by_id_account_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "measure_point" ADD CONSTRAINT "measure_point_withdrawn_by_id_account_id_fk" FOREIGN KEY ("withdrawn_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestone_mark" ADD CONSTRAINT "milestone_mark_agreement_id_agreement_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "milestone_mark" ADD CONSTRAINT "milestone_mark_by_id_account_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome_judgement" ADD CONSTRAINT "outcome_judgement_agreement_id_agreement_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "outcome_judgement" ADD CONSTRAINT "outcome_judgement_by_id_account_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "improvement_review" ADD CONSTRAINT "improvement_review_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "improvement_review" ADD CONSTRAINT "improvement_review_urn_school_urn_fk" FOREIGN KEY ("urn") REFERENCES "public"."school"("urn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "improvement_review" ADD CONSTRAINT "improvement_review_agreement_id_agreement_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "improvement_review" ADD CONSTRAINT "improvement_review_created_by_id_account_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_member" ADD CONSTRAINT "review_member_review_id_improvement_review_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."improvement_review"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_member" ADD CONSTRAINT "review_member_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_minutes" ADD CONSTRAINT "review_minutes_review_id_improvement_review_id_fk" FOREIGN KEY ("review_id") REFERENCES "public"."improvement_review"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "review_minutes" ADD CONSTRAINT "review_minutes_by_id_account_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreed_action" ADD CONSTRAINT "agreed_action_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreed_action" ADD CONSTRAINT "agreed_action_urn_school_urn_fk" FOREIGN KEY ("urn") REFERENCES "public"."school"("urn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreed_action" ADD CONSTRAINT "agreed_action_agreement_id_agreement_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreed_action" ADD CONSTRAINT "agreed_action_visit_id_visit_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."visit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreed_action" ADD CONSTRAINT "agreed_action_ended_by_id_account_id_fk" FOREIGN KEY ("ended_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governor_feedback" ADD CONSTRAINT "governor_feedback_visit_id_visit_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."visit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "governor_feedback" ADD CONSTRAINT "governor_feedback_by_id_account_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit" ADD CONSTRAINT "visit_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit" ADD CONSTRAINT "visit_urn_school_urn_fk" FOREIGN KEY ("urn") REFERENCES "public"."school"("urn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit" ADD CONSTRAINT "visit_agreement_id_agreement_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit" ADD CONSTRAINT "visit_visitor_id_account_id_fk" FOREIGN KEY ("visitor_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit" ADD CONSTRAINT "visit_created_by_id_account_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_check" ADD CONSTRAINT "visit_check_visit_id_visit_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."visit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_check" ADD CONSTRAINT "visit_check_by_id_account_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_note" ADD CONSTRAINT "visit_note_visit_id_visit_id_fk" FOREIGN KEY ("visit_id") REFERENCES "public"."visit"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "visit_note" ADD CONSTRAINT "visit_note_by_id_account_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "agreement_amendment_number" ON "agreement_amendment" USING btree ("agreement_id","number");--> statement-breakpoint
CREATE INDEX "escalation_agreement" ON "escalation" USING btree ("agreement_id");--> statement-breakpoint
CREATE INDEX "escalation_authority" ON "escalation" USING btree ("authority_id","state");--> statement-breakpoint
CREATE INDEX "escalation_answer_escalation" ON "escalation_answer" USING btree ("escalation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "escalation_step_number" ON "escalation_step" USING btree ("escalation_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "evaluation_number" ON "evaluation" USING btree ("agreement_id","evaluator","number");--> statement-breakpoint
CREATE INDEX "exit_criterion_result_agreement" ON "exit_criterion_result" USING btree ("agreement_id","current");--> statement-breakpoint
CREATE INDEX "measure_point_agreement" ON "measure_point" USING btree ("agreement_id","outcome_id","on_date");--> statement-breakpoint
CREATE UNIQUE INDEX "milestone_mark_number" ON "milestone_mark" USING btree ("agreement_id","milestone_id","number");--> statement-breakpoint
CREATE INDEX "outcome_judgement_agreement" ON "outcome_judgement" USING btree ("agreement_id","current");--> statement-breakpoint
CREATE UNIQUE INDEX "improvement_review_number" ON "improvement_review" USING btree ("agreement_id","number");--> statement-breakpoint
CREATE INDEX "improvement_review_authority" ON "improvement_review" USING btree ("authority_id","state","planned_for");--> statement-breakpoint
CREATE INDEX "improvement_review_school" ON "improvement_review" USING btree ("urn");--> statement-breakpoint
CREATE INDEX "review_member_review" ON "review_member" USING btree ("review_id");--> statement-breakpoint
CREATE UNIQUE INDEX "review_minutes_number" ON "review_minutes" USING btree ("review_id","number");--> statement-breakpoint
CREATE INDEX "agreed_action_agreement" ON "agreed_action" USING btree ("agreement_id","state");--> statement-breakpoint
CREATE INDEX "agreed_action_visit" ON "agreed_action" USING btree ("visit_id");--> statement-breakpoint
CREATE INDEX "agreed_action_review" ON "agreed_action" USING btree ("review_id");--> statement-breakpoint
CREATE INDEX "agreed_action_due" ON "agreed_action" USING btree ("authority_id","state","due_on");--> statement-breakpoint
CREATE UNIQUE INDEX "governor_feedback_number" ON "governor_feedback" USING btree ("visit_id","number");--> statement-breakpoint
CREATE INDEX "visit_agreement" ON "visit" USING btree ("agreement_id","planned_for");--> statement-breakpoint
CREATE INDEX "visit_school" ON "visit" USING btree ("urn","planned_for");--> statement-breakpoint
CREATE INDEX "visit_authority" ON "visit" USING btree ("authority_id","state");--> statement-breakpoint
CREATE INDEX "visit_visitor" ON "visit" USING btree ("visitor_id","state");--> statement-breakpoint
CREATE INDEX "visit_check_visit" ON "visit_check" USING btree ("visit_id","current");--> statement-breakpoint
CREATE UNIQUE INDEX "visit_note_number" ON "visit_note" USING btree ("visit_id","number");--> statement-breakpoint
ALTER TABLE "support_outcome" ADD CONSTRAINT "support_outcome_replied_by_id_account_id_fk" FOREIGN KEY ("replied_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;