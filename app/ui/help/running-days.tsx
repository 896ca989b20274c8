/** Upgrading, backing up, restoring, several processes, and changing the secret. */
export function RunningDays() {
  return (
    <>
      <h2>Upgrade</h2>
      <ol>
        <li>Make a backup.</li>
        <li>
          Put the new version in place: <code>npm ci && npm run build</code>, or the new image.
        </li>
        <li>
          Start it. It brings the database up to date before it answers; the embedded database is copied
          beside itself first, and the copy removed after 14 days. Where that fails nothing has changed: the
          old version still runs on it.
        </li>
        <li>
          Run <code>npm run -s cli -- verify</code>.
        </li>
      </ol>
      <h2>Back up and restore</h2>
      <pre className="mb-6 rounded bg-panel p-4 text-sm break-words whitespace-pre-wrap">
        <code>{BACKUP}</code>
      </pre>
      <p>
        A backup is one file: every record, every file that was sent, and checksums of all of it. It is taken
        while the service runs. Set <code>BACKUP_DIR</code> and one is made every night; old ones are removed
        as <code>BACKUP_KEEP</code> says, never the last whole one. Administrators see them at{' '}
        <code>/admin/backups</code>, and are told when one fails or is late. Keep them on another machine, and
        keep <code>SESSION_SECRET</code> elsewhere: without it second factors and sealed notes in a backup
        cannot be read.
      </p>
      <p>
        Restoring needs an empty place and refuses to overwrite. It checks the checksums, the version and the
        audit trail first. Try it on another machine once a year. With PostgreSQL, archive the write-ahead log
        as well (<code>archive_mode</code>, or your provider’s point-in-time recovery): a nightly backup loses
        up to a day, a log archive a few minutes.
      </p>
      <p>
        A backup brings back the names of people erased after it was made. <code>erasures.ndjson</code> beside
        the backups says who (by number, not by name): after a restore run <code>erase-again</code> before
        anybody signs in; the next night does it in any case. Records whose time is over go again in the first
        night, so put holds back first that were made since.
      </p>
      <h2>Several processes</h2>
      <p>
        On PostgreSQL any number of processes work as one behind a proxy: sessions, limits, scheduled work and
        mail are shared through the database. Files must be shared too: a <code>DATA_DIR</code> that all of
        them reach, or a bucket (<code>FILES=s3://…</code>). Transaction pooling, as by PgBouncer, is fine;
        each process asks for at most <code>DATABASE_POOL</code> connections.
      </p>
      <p>
        To restart one after another, send SIGTERM: the process answers <code>/readyz</code> with 503, goes on
        for <code>DRAIN_SECONDS</code>, finishes what is under way within twenty seconds and ends. Have the
        proxy ask <code>/readyz</code> every second, send requests only where it says 200, keep connections
        for less than 75 seconds, and send again only what was read (GET), never a form. The one that starts
        first brings the database up to date; the others wait. The file <code>.compose.yaml</code> has all of
        it: two processes, PostgreSQL, PgBouncer and a proxy. Replace one after the other with{' '}
        <code className="break-all">
          docker compose -f .compose.yaml up --detach --build --no-deps --wait app1
        </code>
        , then the same for <code>app2</code>.
      </p>
      <h2>Change the secret</h2>
      <ol>
        <li>
          Set <code>SESSION_SECRETS_BEFORE</code> to the present secret and <code>SESSION_SECRET</code> to a
          new one, and restart. What was sealed still opens.
        </li>
        <li>
          Run <code>npm run -s cli -- secrets rotate</code>: everything sealed is sealed anew. It can be
          stopped and begun again.
        </li>
        <li>
          When <code>secrets status</code> says that the secrets before can go, empty{' '}
          <code>SESSION_SECRETS_BEFORE</code> and restart. Backups made earlier still need the old one.
        </li>
      </ol>
      <p>People stay signed in throughout.</p>
    </>
  );
}

const BACKUP = `npm run -s cli -- backup FILE      # while it runs
npm run -s cli -- restore FILE     # into an empty place; stop the service first
npm run -s cli -- erase-again      # after a restore: whom the journal says was erased since
npm run -s cli -- verify           # database, files, audit trail and ledger`;

/** Health, measures and logs. */
export function RunningWatch() {
  return (
    <>
      <h2>Watch</h2>
      <dl className="stack">
        <div>
          <dt className="font-semibold">/healthz</dt>
          <dd>200 while the process runs. Touches nothing else: restart it when this fails.</dd>
        </div>
        <div>
          <dt className="font-semibold">/readyz</dt>
          <dd>200 only when the database answers: send it no requests when this fails.</dd>
        </div>
        <div>
          <dt className="font-semibold">/metrics</dt>
          <dd>
            Measures for Prometheus and what reads its format, once <code>METRICS_TOKEN</code> is set: send it
            as bearer token. Ask each process by its own address. There is no personal data in it.
          </dd>
        </div>
      </dl>
      <p>Worth an alert:</p>
      <ul>
        <li>
          <code className="break-all">alongside_backup_age_seconds</code> over 26 hours
        </li>
        <li>
          <code className="break-all">alongside_job_failing</code> at 1 for an hour: scheduled work ends
          badly; the page of scheduled work says why
        </li>
        <li>
          <code className="break-all">alongside_mail_oldest_waiting_seconds</code> over an hour, or{' '}
          <code className="break-all">alongside_mail_failed</code> growing
        </li>
        <li>
          <code className="break-all">alongside_http_request_seconds</code> with status 500 or above, or
          slower than a second for one request in twenty
        </li>
        <li>
          <code className="break-all">alongside_sign_ins_refused_total</code> growing by hundreds in an hour:
          somebody is guessing
        </li>
      </ul>
      <p>
        Guessing and heavy use are held back by the service itself: whoever asks too often is answered with
        429, how long to wait, and what they typed is kept.
      </p>
      <h2>Logs</h2>
      <p>
        One JSON object a line on standard error. They hold no names, addresses or texts, and no whole
        addresses of pages with one-use links. For each request: <code>time</code> (milliseconds since 1970),{' '}
        <code>level</code> (30 is information, 40 a warning, 50 an error), <code>method</code>,{' '}
        <code>path</code>, <code>status</code> and <code>ms</code>. Other lines say what happened in{' '}
        <code>msg</code>, with <code>job</code>, <code>problem</code> or <code>error</code> where there is
        one.
      </p>
    </>
  );
}
