CREATE TABLE "account" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"email" text NOT NULL,
	"name" text NOT NULL,
	"password_hash" text,
	"active" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"last_signed_in_at" timestamp (3) with time zone,
	"version" integer NOT NULL,
	CONSTRAINT "account_email_unique" UNIQUE("email")
);
--> statement-breakpoint
CREATE TABLE "account_grant" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"authority_id" text NOT NULL,
	"role" text NOT NULL,
	"urn" integer,
	"provider_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "account_token" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"purpose" text NOT NULL,
	"token_hash" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"used_at" timestamp (3) with time zone,
	CONSTRAINT "account_token_token_hash_unique" UNIQUE("token_hash")
);
--> statement-breakpoint
CREATE TABLE "authority" (
	"id" text PRIMARY KEY NOT NULL,
	"code" text NOT NULL,
	"name" text NOT NULL,
	"settings" jsonb NOT NULL,
	"demo" boolean NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "authority_code_unique" UNIQUE("code")
);
--> statement-breakpoint
CREATE TABLE "kept_answers" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"path" text NOT NULL,
	"answers" jsonb NOT NULL,
	"kept_at" timestamp (3) with time zone NOT NULL,
	"restored_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "session" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"expires_at" timestamp (3) with time zone NOT NULL,
	"device" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "agreement" (
	"id" text PRIMARY KEY NOT NULL,
	"ref" text NOT NULL,
	"authority_id" text NOT NULL,
	"urn" integer NOT NULL,
	"provider_id" text NOT NULL,
	"offer_id" text NOT NULL,
	"request_id" text NOT NULL,
	"proposal_id" text NOT NULL,
	"state" text NOT NULL,
	"revision" integer NOT NULL,
	"starts_on" text,
	"ends_on" text,
	"active_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"end_reason" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "agreement_ref_unique" UNIQUE("ref"),
	CONSTRAINT "agreement_proposal_id_unique" UNIQUE("proposal_id")
);
--> statement-breakpoint
CREATE TABLE "agreement_revision" (
	"id" text PRIMARY KEY NOT NULL,
	"agreement_id" text NOT NULL,
	"number" integer NOT NULL,
	"content" text NOT NULL,
	"hash" text NOT NULL,
	"by_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	"note" text
);
--> statement-breakpoint
CREATE TABLE "signature" (
	"id" text PRIMARY KEY NOT NULL,
	"agreement_id" text NOT NULL,
	"revision" integer NOT NULL,
	"party" text NOT NULL,
	"account_id" text NOT NULL,
	"signed_as" text NOT NULL,
	"text_hash" text NOT NULL,
	"statements" jsonb NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"superseded" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "analysis_run" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"framework_id" text NOT NULL,
	"term" text NOT NULL,
	"status" text NOT NULL,
	"schools" integer NOT NULL,
	"done" integer NOT NULL,
	"started_at" timestamp (3) with time zone NOT NULL,
	"heartbeat_at" timestamp (3) with time zone NOT NULL,
	"finished_at" timestamp (3) with time zone,
	"problem" text,
	"by_id" text
);
--> statement-breakpoint
CREATE TABLE "banding_framework" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text,
	"key" text NOT NULL,
	"version" integer NOT NULL,
	"name" text NOT NULL,
	"source" text NOT NULL,
	"bands" jsonb NOT NULL,
	"criteria" jsonb NOT NULL,
	"adopted_at" timestamp (3) with time zone NOT NULL,
	"adopted_by_id" text,
	"note" text,
	"in_force" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "comparator" (
	"id" text PRIMARY KEY NOT NULL,
	"area" text NOT NULL,
	"indicator" text NOT NULL,
	"period" text NOT NULL,
	"value" double precision NOT NULL,
	"source" text NOT NULL,
	"import_run_id" text,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "diagnosis" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"urn" integer NOT NULL,
	"framework_id" text NOT NULL,
	"analysis_run_id" text,
	"term" text NOT NULL,
	"state" text NOT NULL,
	"analysis" text NOT NULL,
	"proposed_band" text,
	"narrative" text NOT NULL,
	"priorities" text NOT NULL,
	"broker_band" text,
	"broker_reason" text,
	"predicted_outcome" text,
	"discussion" text,
	"discussed_on" text,
	"discussion_note" text,
	"shared_at" timestamp (3) with time zone,
	"responded_at" timestamp (3) with time zone,
	"responded_by_id" text,
	"response" text,
	"decided_band" text,
	"decided_at" timestamp (3) with time zone,
	"decided_by_id" text,
	"decision_reason" text,
	"created_by_id" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "diagnosis_evidence" (
	"id" text PRIMARY KEY NOT NULL,
	"diagnosis_id" text NOT NULL,
	"criterion" text,
	"words" text NOT NULL,
	"file_name" text,
	"file_type" text,
	"file_bytes" integer,
	"file_hash" text,
	"file_path" text,
	"added_by_id" text NOT NULL,
	"added_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "diagnosis_reading" (
	"id" text PRIMARY KEY NOT NULL,
	"diagnosis_id" text NOT NULL,
	"account_id" text NOT NULL,
	"first_at" timestamp (3) with time zone NOT NULL,
	"last_at" timestamp (3) with time zone NOT NULL,
	"times" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "indicator_value" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text,
	"urn" integer NOT NULL,
	"indicator" text NOT NULL,
	"period" text NOT NULL,
	"value" double precision,
	"text_value" text,
	"cohort" integer,
	"source" text NOT NULL,
	"note" text,
	"import_run_id" text,
	"entered_by_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	"current" boolean NOT NULL
);
--> statement-breakpoint
CREATE TABLE "inspection" (
	"id" text PRIMARY KEY NOT NULL,
	"urn" integer NOT NULL,
	"inspection_number" text NOT NULL,
	"kind" text NOT NULL,
	"form" text NOT NULL,
	"started_on" text,
	"published_on" text,
	"overall" integer,
	"category" text,
	"judgements" jsonb NOT NULL,
	"source" text NOT NULL,
	"import_run_id" text,
	"at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "need" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"urn" integer NOT NULL,
	"request_id" text,
	"focus_area" text NOT NULL,
	"severity" integer NOT NULL,
	"measure" text NOT NULL,
	"unit" text NOT NULL,
	"baseline" double precision,
	"baseline_on" text,
	"baseline_source" text NOT NULL,
	"target" double precision,
	"evidence" text NOT NULL,
	"outcome" text NOT NULL,
	"by_date" text NOT NULL,
	"state" text NOT NULL,
	"created_by_id" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "school_standing" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"urn" integer NOT NULL,
	"framework_id" text NOT NULL,
	"band" text NOT NULL,
	"priority" integer NOT NULL,
	"rationale" text NOT NULL,
	"decided_on" text NOT NULL,
	"broker_id" text,
	"diagnosis_id" text,
	"current" boolean NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "support_request" (
	"id" text PRIMARY KEY NOT NULL,
	"ref" text NOT NULL,
	"authority_id" text NOT NULL,
	"urn" integer NOT NULL,
	"state" text NOT NULL,
	"raised_by_id" text NOT NULL,
	"raised_by_school" boolean NOT NULL,
	"confirmed_by_id" text,
	"confirmed_at" timestamp (3) with time zone,
	"half_days" integer,
	"start_from" text,
	"finish_by" text,
	"formats" jsonb NOT NULL,
	"remote_welcome" boolean,
	"max_day_rate_pence" integer,
	"context" text,
	"submitted_at" timestamp (3) with time zone,
	"ended_at" timestamp (3) with time zone,
	"end_reason" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL,
	CONSTRAINT "support_request_ref_unique" UNIQUE("ref")
);
--> statement-breakpoint
CREATE TABLE "capacity_term" (
	"id" text PRIMARY KEY NOT NULL,
	"provider_id" text NOT NULL,
	"term" text NOT NULL,
	"half_days" integer NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "conflict_of_interest" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"urn" integer NOT NULL,
	"reason" text NOT NULL,
	"declared_by_id" text,
	"declared_at" timestamp (3) with time zone NOT NULL,
	"ended_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "ledger_entry" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"offer_id" text NOT NULL,
	"term" text NOT NULL,
	"kind" text NOT NULL,
	"held" integer NOT NULL,
	"committed" integer NOT NULL,
	"used" integer NOT NULL,
	"proposal_id" text,
	"agreement_id" text,
	"at" timestamp (3) with time zone NOT NULL,
	"by_id" text,
	"note" text
);
--> statement-breakpoint
CREATE TABLE "offer" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"title" text NOT NULL,
	"description" text NOT NULL,
	"focus_areas" jsonb NOT NULL,
	"phases" jsonb NOT NULL,
	"formats" jsonb NOT NULL,
	"day_rate_pence" integer NOT NULL,
	"travel_limit_minutes" integer NOT NULL,
	"remote" boolean NOT NULL,
	"open_to_others" boolean NOT NULL,
	"state" text NOT NULL,
	"last_confirmed_at" timestamp (3) with time zone,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "offer_term" (
	"id" text PRIMARY KEY NOT NULL,
	"offer_id" text NOT NULL,
	"term" text NOT NULL,
	"half_days" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "provider" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"designation" text NOT NULL,
	"name" text NOT NULL,
	"job_title" text,
	"home_urn" integer NOT NULL,
	"designated_on" text,
	"designation_expires" text,
	"qa_state" text NOT NULL,
	"qa_on" text,
	"qa_note" text,
	"strengths" text NOT NULL,
	"email" text,
	"telephone" text,
	"appetite" text NOT NULL,
	"appetite_reason" text,
	"last_confirmed_at" timestamp (3) with time zone,
	"active" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_rejection" (
	"id" text PRIMARY KEY NOT NULL,
	"run_id" text NOT NULL,
	"kind" text NOT NULL,
	"line" integer NOT NULL,
	"column_name" text,
	"value" text,
	"reason" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "import_run" (
	"id" text PRIMARY KEY NOT NULL,
	"kind" text NOT NULL,
	"authority_id" text,
	"account_id" text,
	"file_name" text NOT NULL,
	"file_hash" text NOT NULL,
	"file_bytes" integer NOT NULL,
	"file_path" text,
	"authorities" jsonb NOT NULL,
	"status" text NOT NULL,
	"dry_run" boolean NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"started_at" timestamp (3) with time zone,
	"finished_at" timestamp (3) with time zone,
	"heartbeat_at" timestamp (3) with time zone,
	"bytes_done" integer NOT NULL,
	"rows_read" integer NOT NULL,
	"rows_created" integer NOT NULL,
	"rows_updated" integer NOT NULL,
	"rows_unchanged" integer NOT NULL,
	"rows_closed" integer NOT NULL,
	"rows_rejected" integer NOT NULL,
	"problem" text,
	"summary" jsonb,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "match_run" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"request_id" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"by_id" text,
	"model_version" text NOT NULL,
	"inputs" text NOT NULL,
	"result" text NOT NULL,
	"inputs_hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "proposal" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"request_id" text NOT NULL,
	"offer_id" text NOT NULL,
	"provider_id" text NOT NULL,
	"match_run_id" text,
	"state" text NOT NULL,
	"rank" integer,
	"score" integer,
	"days" jsonb NOT NULL,
	"start_from" text,
	"waived" jsonb NOT NULL,
	"shared_at" timestamp (3) with time zone,
	"shortlist_reason" text,
	"choice_reason" text,
	"message" text,
	"invited_at" timestamp (3) with time zone,
	"answer_by" timestamp (3) with time zone,
	"answered_at" timestamp (3) with time zone,
	"answered_by_id" text,
	"decline_code" text,
	"decline_note" text,
	"released_by_id" text,
	"released_at" timestamp (3) with time zone,
	"approved_by_id" text,
	"approved_at" timestamp (3) with time zone,
	"override_reason" text,
	"created_at" timestamp (3) with time zone NOT NULL,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "shortlist" (
	"request_id" text PRIMARY KEY NOT NULL,
	"authority_id" text NOT NULL,
	"state" text NOT NULL,
	"note" text,
	"shared_at" timestamp (3) with time zone,
	"shared_by_id" text,
	"asked_reason" text,
	"asked_at" timestamp (3) with time zone,
	"asked_by_id" text,
	"updated_at" timestamp (3) with time zone NOT NULL,
	"version" integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE "notification" (
	"id" text PRIMARY KEY NOT NULL,
	"account_id" text NOT NULL,
	"authority_id" text NOT NULL,
	"event_id" text NOT NULL,
	"template" text NOT NULL,
	"message" text NOT NULL,
	"href" text NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"read_at" timestamp (3) with time zone
);
--> statement-breakpoint
CREATE TABLE "domain_event" (
	"id" text PRIMARY KEY NOT NULL,
	"chain" text NOT NULL,
	"seq" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"actor_id" text,
	"actor_role" text NOT NULL,
	"type" text NOT NULL,
	"subject_type" text NOT NULL,
	"subject_id" text NOT NULL,
	"urn" integer,
	"case_id" text,
	"payload" text NOT NULL,
	"reason" text,
	"prev_hash" text NOT NULL,
	"hash" text NOT NULL
);
--> statement-breakpoint
CREATE TABLE "job" (
	"name" text PRIMARY KEY NOT NULL,
	"leased_until" timestamp (3) with time zone,
	"leased_by" text,
	"last_started_at" timestamp (3) with time zone,
	"last_finished_at" timestamp (3) with time zone,
	"last_milliseconds" integer,
	"last_result" jsonb,
	"last_error" text
);
--> statement-breakpoint
CREATE TABLE "outbox" (
	"id" text PRIMARY KEY NOT NULL,
	"authority_id" text,
	"account_id" text,
	"to_address" text NOT NULL,
	"template" text NOT NULL,
	"subject" text NOT NULL,
	"body" text NOT NULL,
	"status" text NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL,
	"sent_at" timestamp (3) with time zone,
	"attempts" integer NOT NULL,
	"dedupe_key" text,
	CONSTRAINT "outbox_dedupe_key_unique" UNIQUE("dedupe_key")
);
--> statement-breakpoint
CREATE TABLE "school" (
	"urn" integer PRIMARY KEY NOT NULL,
	"la_code" text NOT NULL,
	"la_name" text NOT NULL,
	"establishment_number" integer,
	"name" text NOT NULL,
	"type_code" text NOT NULL,
	"type_name" text NOT NULL,
	"type_group" text NOT NULL,
	"maintained" boolean NOT NULL,
	"status_code" text NOT NULL,
	"status_name" text NOT NULL,
	"status_group" text NOT NULL,
	"open_date" text,
	"close_date" text,
	"close_reason" text,
	"phase_name" text NOT NULL,
	"low_age" integer,
	"high_age" integer,
	"gender" text,
	"religious_character" text,
	"diocese" text,
	"capacity" integer,
	"pupils" integer,
	"fsm_percent" double precision,
	"trust_uid" text,
	"trust_name" text,
	"sponsor_name" text,
	"ofsted_rating" text,
	"ofsted_last_inspection" text,
	"street" text,
	"locality" text,
	"town" text,
	"county" text,
	"postcode" text,
	"website" text,
	"telephone" text,
	"head_name" text,
	"head_title" text,
	"easting" integer,
	"northing" integer,
	"ward" text,
	"district" text,
	"urban_rural" text,
	"region" text,
	"gss_la_code" text,
	"ukprn" text,
	"last_changed" text,
	"search_text" text NOT NULL,
	"sort_name" text NOT NULL,
	"facts_hash" text NOT NULL,
	"first_seen_at" timestamp (3) with time zone NOT NULL,
	"last_changed_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE TABLE "school_change" (
	"id" text PRIMARY KEY NOT NULL,
	"urn" integer NOT NULL,
	"at" timestamp (3) with time zone NOT NULL,
	"import_run_id" text,
	"field" text NOT NULL,
	"before_value" text,
	"after_value" text
);
--> statement-breakpoint
CREATE TABLE "school_link" (
	"id" text PRIMARY KEY NOT NULL,
	"urn" integer NOT NULL,
	"link_urn" integer NOT NULL,
	"kind" text NOT NULL,
	"type_name" text NOT NULL,
	"established_on" text,
	"source" text NOT NULL
);
--> statement-breakpoint
ALTER TABLE "account" ADD CONSTRAINT "account_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_grant" ADD CONSTRAINT "account_grant_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_grant" ADD CONSTRAINT "account_grant_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "account_token" ADD CONSTRAINT "account_token_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "kept_answers" ADD CONSTRAINT "kept_answers_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "session" ADD CONSTRAINT "session_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_urn_school_urn_fk" FOREIGN KEY ("urn") REFERENCES "public"."school"("urn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_provider_id_provider_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."provider"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_offer_id_offer_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."offer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_request_id_support_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."support_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement" ADD CONSTRAINT "agreement_proposal_id_proposal_id_fk" FOREIGN KEY ("proposal_id") REFERENCES "public"."proposal"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_revision" ADD CONSTRAINT "agreement_revision_agreement_id_agreement_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "agreement_revision" ADD CONSTRAINT "agreement_revision_by_id_account_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signature" ADD CONSTRAINT "signature_agreement_id_agreement_id_fk" FOREIGN KEY ("agreement_id") REFERENCES "public"."agreement"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "signature" ADD CONSTRAINT "signature_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "analysis_run" ADD CONSTRAINT "analysis_run_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "analysis_run" ADD CONSTRAINT "analysis_run_framework_id_banding_framework_id_fk" FOREIGN KEY ("framework_id") REFERENCES "public"."banding_framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "analysis_run" ADD CONSTRAINT "analysis_run_by_id_account_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "banding_framework" ADD CONSTRAINT "banding_framework_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "banding_framework" ADD CONSTRAINT "banding_framework_adopted_by_id_account_id_fk" FOREIGN KEY ("adopted_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "diagnosis" ADD CONSTRAINT "diagnosis_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "diagnosis" ADD CONSTRAINT "diagnosis_urn_school_urn_fk" FOREIGN KEY ("urn") REFERENCES "public"."school"("urn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "diagnosis" ADD CONSTRAINT "diagnosis_framework_id_banding_framework_id_fk" FOREIGN KEY ("framework_id") REFERENCES "public"."banding_framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "diagnosis" ADD CONSTRAINT "diagnosis_analysis_run_id_analysis_run_id_fk" FOREIGN KEY ("analysis_run_id") REFERENCES "public"."analysis_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "diagnosis" ADD CONSTRAINT "diagnosis_responded_by_id_account_id_fk" FOREIGN KEY ("responded_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "diagnosis" ADD CONSTRAINT "diagnosis_decided_by_id_account_id_fk" FOREIGN KEY ("decided_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "diagnosis" ADD CONSTRAINT "diagnosis_created_by_id_account_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "diagnosis_evidence" ADD CONSTRAINT "diagnosis_evidence_diagnosis_id_diagnosis_id_fk" FOREIGN KEY ("diagnosis_id") REFERENCES "public"."diagnosis"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "diagnosis_evidence" ADD CONSTRAINT "diagnosis_evidence_added_by_id_account_id_fk" FOREIGN KEY ("added_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "diagnosis_reading" ADD CONSTRAINT "diagnosis_reading_diagnosis_id_diagnosis_id_fk" FOREIGN KEY ("diagnosis_id") REFERENCES "public"."diagnosis"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "diagnosis_reading" ADD CONSTRAINT "diagnosis_reading_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicator_value" ADD CONSTRAINT "indicator_value_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "indicator_value" ADD CONSTRAINT "indicator_value_entered_by_id_account_id_fk" FOREIGN KEY ("entered_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need" ADD CONSTRAINT "need_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need" ADD CONSTRAINT "need_urn_school_urn_fk" FOREIGN KEY ("urn") REFERENCES "public"."school"("urn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need" ADD CONSTRAINT "need_request_id_support_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."support_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "need" ADD CONSTRAINT "need_created_by_id_account_id_fk" FOREIGN KEY ("created_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_standing" ADD CONSTRAINT "school_standing_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_standing" ADD CONSTRAINT "school_standing_urn_school_urn_fk" FOREIGN KEY ("urn") REFERENCES "public"."school"("urn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_standing" ADD CONSTRAINT "school_standing_framework_id_banding_framework_id_fk" FOREIGN KEY ("framework_id") REFERENCES "public"."banding_framework"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_standing" ADD CONSTRAINT "school_standing_broker_id_account_id_fk" FOREIGN KEY ("broker_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "support_request" ADD CONSTRAINT "support_request_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "support_request" ADD CONSTRAINT "support_request_urn_school_urn_fk" FOREIGN KEY ("urn") REFERENCES "public"."school"("urn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "support_request" ADD CONSTRAINT "support_request_raised_by_id_account_id_fk" FOREIGN KEY ("raised_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "support_request" ADD CONSTRAINT "support_request_confirmed_by_id_account_id_fk" FOREIGN KEY ("confirmed_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "capacity_term" ADD CONSTRAINT "capacity_term_provider_id_provider_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."provider"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflict_of_interest" ADD CONSTRAINT "conflict_of_interest_provider_id_provider_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."provider"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "conflict_of_interest" ADD CONSTRAINT "conflict_of_interest_declared_by_id_account_id_fk" FOREIGN KEY ("declared_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_provider_id_provider_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."provider"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "ledger_entry" ADD CONSTRAINT "ledger_entry_offer_id_offer_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."offer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer" ADD CONSTRAINT "offer_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer" ADD CONSTRAINT "offer_provider_id_provider_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."provider"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "offer_term" ADD CONSTRAINT "offer_term_offer_id_offer_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."offer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provider" ADD CONSTRAINT "provider_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "provider" ADD CONSTRAINT "provider_home_urn_school_urn_fk" FOREIGN KEY ("home_urn") REFERENCES "public"."school"("urn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "import_rejection" ADD CONSTRAINT "import_rejection_run_id_import_run_id_fk" FOREIGN KEY ("run_id") REFERENCES "public"."import_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match_run" ADD CONSTRAINT "match_run_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match_run" ADD CONSTRAINT "match_run_request_id_support_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."support_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "match_run" ADD CONSTRAINT "match_run_by_id_account_id_fk" FOREIGN KEY ("by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_request_id_support_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."support_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_offer_id_offer_id_fk" FOREIGN KEY ("offer_id") REFERENCES "public"."offer"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_provider_id_provider_id_fk" FOREIGN KEY ("provider_id") REFERENCES "public"."provider"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_match_run_id_match_run_id_fk" FOREIGN KEY ("match_run_id") REFERENCES "public"."match_run"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_answered_by_id_account_id_fk" FOREIGN KEY ("answered_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_released_by_id_account_id_fk" FOREIGN KEY ("released_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "proposal" ADD CONSTRAINT "proposal_approved_by_id_account_id_fk" FOREIGN KEY ("approved_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shortlist" ADD CONSTRAINT "shortlist_request_id_support_request_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."support_request"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shortlist" ADD CONSTRAINT "shortlist_authority_id_authority_id_fk" FOREIGN KEY ("authority_id") REFERENCES "public"."authority"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shortlist" ADD CONSTRAINT "shortlist_shared_by_id_account_id_fk" FOREIGN KEY ("shared_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "shortlist" ADD CONSTRAINT "shortlist_asked_by_id_account_id_fk" FOREIGN KEY ("asked_by_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notification" ADD CONSTRAINT "notification_account_id_account_id_fk" FOREIGN KEY ("account_id") REFERENCES "public"."account"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "school_change" ADD CONSTRAINT "school_change_urn_school_urn_fk" FOREIGN KEY ("urn") REFERENCES "public"."school"("urn") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "account_authority" ON "account" USING btree ("authority_id","name");--> statement-breakpoint
CREATE INDEX "account_grant_account" ON "account_grant" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "account_grant_urn" ON "account_grant" USING btree ("urn");--> statement-breakpoint
CREATE INDEX "account_grant_provider" ON "account_grant" USING btree ("provider_id");--> statement-breakpoint
CREATE INDEX "account_grant_authority" ON "account_grant" USING btree ("authority_id","role");--> statement-breakpoint
CREATE INDEX "session_account" ON "session" USING btree ("account_id");--> statement-breakpoint
CREATE INDEX "agreement_authority" ON "agreement" USING btree ("authority_id","state");--> statement-breakpoint
CREATE INDEX "agreement_school" ON "agreement" USING btree ("urn");--> statement-breakpoint
CREATE INDEX "agreement_provider" ON "agreement" USING btree ("provider_id");--> statement-breakpoint
CREATE UNIQUE INDEX "agreement_revision_number" ON "agreement_revision" USING btree ("agreement_id","number");--> statement-breakpoint
CREATE INDEX "signature_agreement" ON "signature" USING btree ("agreement_id","revision");--> statement-breakpoint
CREATE INDEX "analysis_run_authority" ON "analysis_run" USING btree ("authority_id","started_at");--> statement-breakpoint
CREATE UNIQUE INDEX "banding_framework_version" ON "banding_framework" USING btree ("authority_id","key","version");--> statement-breakpoint
CREATE UNIQUE INDEX "comparator_once" ON "comparator" USING btree ("area","indicator","period");--> statement-breakpoint
CREATE INDEX "diagnosis_school" ON "diagnosis" USING btree ("authority_id","urn","term");--> statement-breakpoint
CREATE INDEX "diagnosis_state" ON "diagnosis" USING btree ("authority_id","state");--> statement-breakpoint
CREATE INDEX "diagnosis_evidence_diagnosis" ON "diagnosis_evidence" USING btree ("diagnosis_id","added_at");--> statement-breakpoint
CREATE UNIQUE INDEX "diagnosis_reading_once" ON "diagnosis_reading" USING btree ("diagnosis_id","account_id");--> statement-breakpoint
CREATE INDEX "indicator_value_school" ON "indicator_value" USING btree ("urn","indicator","period","current");--> statement-breakpoint
CREATE INDEX "indicator_value_indicator" ON "indicator_value" USING btree ("indicator","period","current");--> statement-breakpoint
CREATE UNIQUE INDEX "inspection_once" ON "inspection" USING btree ("urn","inspection_number");--> statement-breakpoint
CREATE INDEX "inspection_school" ON "inspection" USING btree ("urn","started_on");--> statement-breakpoint
CREATE INDEX "need_school" ON "need" USING btree ("authority_id","urn");--> statement-breakpoint
CREATE INDEX "need_request" ON "need" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "school_standing_school" ON "school_standing" USING btree ("authority_id","urn","current");--> statement-breakpoint
CREATE INDEX "school_standing_band" ON "school_standing" USING btree ("authority_id","current","band");--> statement-breakpoint
CREATE INDEX "support_request_authority" ON "support_request" USING btree ("authority_id","state");--> statement-breakpoint
CREATE INDEX "support_request_school" ON "support_request" USING btree ("urn");--> statement-breakpoint
CREATE UNIQUE INDEX "capacity_term_provider" ON "capacity_term" USING btree ("provider_id","term");--> statement-breakpoint
CREATE INDEX "conflict_provider" ON "conflict_of_interest" USING btree ("provider_id");--> statement-breakpoint
CREATE INDEX "ledger_entry_provider" ON "ledger_entry" USING btree ("provider_id","term");--> statement-breakpoint
CREATE INDEX "ledger_entry_offer" ON "ledger_entry" USING btree ("offer_id","term");--> statement-breakpoint
CREATE INDEX "ledger_entry_proposal" ON "ledger_entry" USING btree ("proposal_id");--> statement-breakpoint
CREATE INDEX "ledger_entry_agreement" ON "ledger_entry" USING btree ("agreement_id");--> statement-breakpoint
CREATE INDEX "offer_provider" ON "offer" USING btree ("provider_id");--> statement-breakpoint
CREATE INDEX "offer_authority" ON "offer" USING btree ("authority_id","state");--> statement-breakpoint
CREATE UNIQUE INDEX "offer_term_offer" ON "offer_term" USING btree ("offer_id","term");--> statement-breakpoint
CREATE INDEX "provider_authority" ON "provider" USING btree ("authority_id","designation");--> statement-breakpoint
CREATE INDEX "provider_home" ON "provider" USING btree ("home_urn");--> statement-breakpoint
CREATE INDEX "import_rejection_run" ON "import_rejection" USING btree ("run_id","line");--> statement-breakpoint
CREATE INDEX "import_run_authority" ON "import_run" USING btree ("authority_id","created_at");--> statement-breakpoint
CREATE INDEX "match_run_request" ON "match_run" USING btree ("request_id","at");--> statement-breakpoint
CREATE INDEX "proposal_request" ON "proposal" USING btree ("request_id");--> statement-breakpoint
CREATE INDEX "proposal_provider" ON "proposal" USING btree ("provider_id","state");--> statement-breakpoint
CREATE INDEX "proposal_due" ON "proposal" USING btree ("state","answer_by");--> statement-breakpoint
CREATE UNIQUE INDEX "proposal_once" ON "proposal" USING btree ("request_id","offer_id","created_at");--> statement-breakpoint
CREATE INDEX "shortlist_authority" ON "shortlist" USING btree ("authority_id","state");--> statement-breakpoint
CREATE INDEX "notification_account" ON "notification" USING btree ("account_id","at");--> statement-breakpoint
CREATE UNIQUE INDEX "domain_event_chain_seq" ON "domain_event" USING btree ("chain","seq");--> statement-breakpoint
CREATE INDEX "domain_event_subject" ON "domain_event" USING btree ("subject_type","subject_id");--> statement-breakpoint
CREATE INDEX "domain_event_urn" ON "domain_event" USING btree ("urn");--> statement-breakpoint
CREATE INDEX "domain_event_case" ON "domain_event" USING btree ("case_id");--> statement-breakpoint
CREATE INDEX "domain_event_at" ON "domain_event" USING btree ("chain","at");--> statement-breakpoint
CREATE INDEX "outbox_status" ON "outbox" USING btree ("status","created_at");--> statement-breakpoint
CREATE INDEX "school_la_name" ON "school" USING btree ("la_code","status_group","sort_name");--> statement-breakpoint
CREATE INDEX "school_name" ON "school" USING btree ("status_group","sort_name","search_text");--> statement-breakpoint
CREATE INDEX "school_dfe_number" ON "school" USING btree ("la_code","establishment_number");--> statement-breakpoint
CREATE INDEX "school_trust" ON "school" USING btree ("trust_uid");--> statement-breakpoint
CREATE INDEX "school_change_urn" ON "school_change" USING btree ("urn","at");--> statement-breakpoint
CREATE UNIQUE INDEX "school_link_pair" ON "school_link" USING btree ("urn","link_urn","kind");--> statement-breakpoint
CREATE INDEX "school_link_other" ON "school_link" USING btree ("link_urn");