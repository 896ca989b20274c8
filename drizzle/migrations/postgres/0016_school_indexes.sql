CREATE INDEX "diagnosis_urn" ON "diagnosis" USING btree ("urn","state");--> statement-breakpoint
CREATE INDEX "school_standing_urn" ON "school_standing" USING btree ("urn","current");