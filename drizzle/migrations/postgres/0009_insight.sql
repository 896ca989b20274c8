CREATE TABLE "cluster" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"kind" text NOT NULL,
	"name" text NOT NULL,
	"purpose" text NOT NULL,
	"focus_areas" jsonb NOT NULL,
	"state" text NOT NULL,
	"starts_on" text NOT NULL,
	"ends_on" text,
	"chair_id" text,
	"ended_at" timestamp (3) with time zone,
	"end_reason" text,
	"created_by_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cluster_meeting" (
	"id" text PRIMARY KEY NOT NULL,
	"cluster_id" text NOT NULL,
	"on_date" text NOT NULL,
	"starts_at" text,
	"place" text NOT NULL,
	"agenda" text NOT NULL,
	"state" text NOT NULL,
	"reason" text,
	"created_by_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cluster_minutes" (
	"id" text PRIMARY KEY NOT NULL,
	"meeting_id" text NOT NULL,
	"number" integer NOT NULL,
	"content" text NOT NULL,
	"hash" text NOT NULL,
	"by_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "cluster_request" (
	"id" text PRIMARY KEY NOT NULL,
	"cluster_id" text NOT NULL,
	"request_id" text NOT NULL,
	"urn" integer NOT NULL,
	"summary" text NOT NULL,
	"by_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone,
	"version" integer NOT NULL,
	CONSTRAINT "cluster_request_request_id_unique" UNIQUE("request_id")
);
--> statement-breakpoint
CREATE TABLE "cluster_request_school" (
	"id" text PRIMARY KEY NOT NULL,
	"cluster_request_id" text NOT NULL,
	"urn" integer NOT NULL,
	"state" text NOT NULL,
	"by_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	"note" text,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "cluster_school" (
	"id" text PRIMARY KEY NOT NULL,
	"cluster_id" text NOT NULL,
	"urn" integer NOT NULL,
	"state" text NOT NULL,
	"invited_by_id" text,
	"invited_at" timestamp (3) with time zone NOT NULL,
	"answered_by_id" text,
	"answered_at" timestamp (3) with time zone,
	"joined_on" text,
	"left_on" text,
	"reason" text,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "programme" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"cluster_id" text,
	"provider_id" text,
	"offer_id" text,
	"name" text NOT NULL,
	"description" text NOT NULL,
	"focus_areas" jsonb NOT NULL,
	"sessions" jsonb NOT NULL,
	"places" integer NOT NULL,
	"most_each" integer,
	"closes_on" text NOT NULL,
	"state" text NOT NULL,
	"end_reason" text,
	"created_by_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "programme_place" (
	"id" text PRIMARY KEY NOT NULL,
	"programme_id" text NOT NULL,
	"number" integer NOT NULL,
	"urn" integer NOT NULL,
	"person" text NOT NULL,
	"job_title" text NOT NULL,
	"state" text NOT NULL,
	"asked_by_id" text,
	"asked_at" timestamp (3) with time zone NOT NULL,
	"taken_at" timestamp (3) with time zone,
	"reason" text,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "practice_note" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"agreement_id" text NOT NULL,
	"urn" integer NOT NULL,
	"provider_id" text NOT NULL,
	"offer_id" text NOT NULL,
	"state" text NOT NULL,
	"reach" text NOT NULL,
	"anonymous" boolean NOT NULL,
	"title" text NOT NULL,
	"content" text NOT NULL,
	"revision" integer NOT NULL,
	"focus_areas" jsonb NOT NULL,
	"phase" text NOT NULL,
	"context" jsonb NOT NULL,
	"half_days" integer NOT NULL,
	"search_text" text NOT NULL,
	"consent_revision" integer,
	"consented_by_id" text,
	"consented_at" timestamp (3) with time zone,
	"published_by_id" text,
	"published_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"end_reason" text,
	"created_by_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "practice_note_revision" (
	"id" text PRIMARY KEY NOT NULL,
	"note_id" text NOT NULL,
	"number" integer NOT NULL,
	"content" text NOT NULL,
	"hash" text NOT NULL,
	"by_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	"reason" text
);
--> statement-breakpoint
CREATE TABLE "practice_note_step" (
	"id" text PRIMARY KEY NOT NULL,
	"note_id" text NOT NULL,
	"number" integer NOT NULL,
	"step" text NOT NULL,
	"revision" integer NOT NULL,
	"reach" text NOT NULL,
	"anonymous" boolean NOT NULL,
	"words" text,
	"by_id" text,
	"by_as" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "authority_arrival" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"export_hash" text NOT NULL,
	"exported_at" timestamp (3) with time zone NOT NULL,
	"rows" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "saved_report" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"kind" text NOT NULL,
	"urn" integer,
	"provider_id" text,
	"period" text NOT NULL,
	"title" text NOT NULL,
	"as_of" text NOT NULL,
	"content" text NOT NULL,
	"hash" text NOT NULL,
	"made_by_id" text,
	"made_at" timestamp (3) with time zone NOT NULL,
	"published_at" timestamp (3) with time zone,
	"published_by_id" text,
	"withdrawn_at" timestamp (3) with time zone,
	"withdrawn_by_id" text,
	"withdrawn_reason" text,
	"replaces_id" text,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "trajectory" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"measure" text NOT NULL,
	"phase" text NOT NULL,
	"place" text NOT NULL,
	"number" integer NOT NULL,
	"points" jsonb NOT NULL,
	"reason" text NOT NULL,
	"by_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	"in_force" boolean NOT NULL
);
--> statement-breakpoint
ALTER TABLE "cluster" ADD CONSTRAINT "cluster_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cluster" ADD CONSTRAINT "cluster_chair_id_account_id_fk" FOREIGN KEY ("chair_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cluster" ADD CONSTRAINT "cluster_created_by_id_account_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cluster_meeting" ADD CONSTRAINT "cluster_meeting_cluster_id_cluster_id_fk" FOREIGN KEY ("cluster_id") REFERENCES "public"."cluster"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cluster_meeting" ADD CONSTRAINT "cluster_meeting_created_by_id_account_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cluster_minutes" ADD CONSTRAINT "cluster_minutes_meeting_id_cluster_meeting_id_fk" FOREIGN KEY ("meeting_id") REFERENCES "public"."cluster_meeting"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cluster_minutes" ADD CONSTRAINT "cluster_minutes_by_id_account_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cluster_request" ADD CONSTRAINT "cluster_request_cluster_id_cluster_id_fk" FOREIGN KEY ("cluster_id") REFERENCES "public"."cluster"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cluster_request" ADD CONSTRAINT "cluster_request_request_id_support_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."support_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cluster_request" ADD CONSTRAINT "cluster_request_by_id_account_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cluster_request_school" ADD CONSTRAINT "cluster_request_school_cluster_request_id_cluster_request_id_fk" FOREIGN KEY ("cluster_request_id") REFERENCES "public"."cluster_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cluster_request_school" ADD CONSTRAINT "cluster_request_school_urn_school_urn_fk" FOREIGN KEY ("urn") REFERENCES "public"."school"("urn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cluster_request_school" ADD CONSTRAINT "cluster_request_school_by_id_account_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cluster_school" ADD CONSTRAINT "cluster_school_cluster_id_cluster_id_fk" FOREIGN KEY ("cluster_id") REFERENCES "public"."cluster"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cluster_school" ADD CONSTRAINT "cluster_school_urn_school_urn_fk" FOREIGN KEY ("urn") REFERENCES "public"."school"("urn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cluster_school" ADD CONSTRAINT "cluster_school_invited_by_id_account_id_fk" FOREIGN KEY ("invited_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "cluster_school" ADD CONSTRAINT "cluster_school_answered_by_id_account_id_fk" FOREIGN KEY ("answered_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme" ADD CONSTRAINT "programme_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme" ADD CONSTRAINT "programme_cluster_id_cluster_id_fk" FOREIGN KEY ("cluster_id") REFERENCES "public"."cluster"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme" ADD CONSTRAINT "programme_provider_id_provider_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."provider"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme" ADD CONSTRAINT "programme_offer_id_offer_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."offer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme" ADD CONSTRAINT "programme_created_by_id_account_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_place" ADD CONSTRAINT "programme_place_programme_id_programme_id_fk" FOREIGN KEY ("programme_id") REFERENCES "public"."programme"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_place" ADD CONSTRAINT "programme_place_urn_school_urn_fk" FOREIGN KEY ("urn") REFERENCES "public"."school"("urn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "programme_place" ADD CONSTRAINT "programme_place_asked_by_id_account_id_fk" FOREIGN KEY ("asked_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice_note" ADD CONSTRAINT "practice_note_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice_note" ADD CONSTRAINT "practice_note_agreement_id_agreement_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice_note" ADD CONSTRAINT "practice_note_urn_school_urn_fk" FOREIGN KEY ("urn") REFERENCES "public"."school"("urn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice_note" ADD CONSTRAINT "practice_note_consented_by_id_account_id_fk" FOREIGN KEY ("consented_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice_note" ADD CONSTRAINT "practice_note_published_by_id_account_id_fk" FOREIGN KEY ("published_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice_note" ADD CONSTRAINT "practice_note_created_by_id_account_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice_note_revision" ADD CONSTRAINT "practice_note_revision_note_id_practice_note_id_fk" FOREIGN KEY ("note_id") REFERENCES "public"."practice_note"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice_note_revision" ADD CONSTRAINT "practice_note_revision_by_id_account_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice_note_step" ADD CONSTRAINT "practice_note_step_note_id_practice_note_id_fk" FOREIGN KEY ("note_id") REFERENCES "public"."practice_note"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "practice_note_step" ADD CONSTRAINT "practice_note_step_by_id_account_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "authority_arrival" ADD CONSTRAINT "authority_arrival_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_report" ADD CONSTRAINT "saved_report_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_report" ADD CONSTRAINT "saved_report_made_by_id_account_id_fk" FOREIGN KEY ("made_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_report" ADD CONSTRAINT "saved_report_published_by_id_account_id_fk" FOREIGN KEY ("published_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "saved_report" ADD CONSTRAINT "saved_report_withdrawn_by_id_account_id_fk" FOREIGN KEY ("withdrawn_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trajectory" ADD CONSTRAINT "trajectory_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "trajectory" ADD CONSTRAINT "trajectory_by_id_account_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "cluster_authority" ON "cluster" USING btree ("authority_id","state");--> statement-breakpoint
CREATE INDEX "cluster_meeting_cluster" ON "cluster_meeting" USING btree ("cluster_id","on_date");--> statement-breakpoint
CREATE UNIQUE INDEX "cluster_minutes_number" ON "cluster_minutes" USING btree ("meeting_id","number");--> statement-breakpoint
CREATE INDEX "cluster_request_cluster" ON "cluster_request" USING btree ("cluster_id");--> statement-breakpoint
CREATE UNIQUE INDEX "cluster_request_school_once" ON "cluster_request_school" USING btree ("cluster_request_id","urn");--> statement-breakpoint
CREATE UNIQUE INDEX "cluster_school_once" ON "cluster_school" USING btree ("cluster_id","urn");--> statement-breakpoint
CREATE INDEX "cluster_school_urn" ON "cluster_school" USING btree ("urn","state");--> statement-breakpoint
CREATE INDEX "programme_authority" ON "programme" USING btree ("authority_id","state");--> statement-breakpoint
CREATE INDEX "programme_cluster" ON "programme" USING btree ("cluster_id");--> statement-breakpoint
CREATE UNIQUE INDEX "programme_place_number" ON "programme_place" USING btree ("programme_id","number");--> statement-breakpoint
CREATE INDEX "programme_place_school" ON "programme_place" USING btree ("urn");--> statement-breakpoint
CREATE INDEX "practice_note_authority" ON "practice_note" USING btree ("authority_id","state");--> statement-breakpoint
CREATE INDEX "practice_note_state" ON "practice_note" USING btree ("state","reach");--> statement-breakpoint
CREATE INDEX "practice_note_agreement" ON "practice_note" USING btree ("agreement_id");--> statement-breakpoint
CREATE INDEX "practice_note_offer" ON "practice_note" USING btree ("offer_id","state");--> statement-breakpoint
CREATE INDEX "practice_note_provider" ON "practice_note" USING btree ("provider_id","state");--> statement-breakpoint
CREATE INDEX "practice_note_school" ON "practice_note" USING btree ("urn");--> statement-breakpoint
CREATE UNIQUE INDEX "practice_note_revision_number" ON "practice_note_revision" USING btree ("note_id","number");--> statement-breakpoint
CREATE UNIQUE INDEX "practice_note_step_number" ON "practice_note_step" USING btree ("note_id","number");--> statement-breakpoint
CREATE INDEX "saved_report_authority" ON "saved_report" USING btree ("authority_id","kind","period");--> statement-breakpoint
CREATE INDEX "saved_report_school" ON "saved_report" USING btree ("urn");--> statement-breakpoint
CREATE INDEX "saved_report_provider" ON "saved_report" USING btree ("provider_id");--> statement-breakpoint
CREATE UNIQUE INDEX "trajectory_number" ON "trajectory" USING btree ("authority_id","measure","phase","place","number");