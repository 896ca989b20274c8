CREATE INDEX `diagnosis_urn` ON `diagnosis` (`urn`,`state`);--> statement-breakpoint
CREATE INDEX `school_standing_urn` ON `school_standing` (`urn`,`current`);