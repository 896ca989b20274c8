import { useId } from 'react';
import { type FormState, fieldHref } from './form-state';

/**
 * Every error of a form, at its top; each line leads to its field. Takes the focus when the page opens, so that
 * people who cannot see the page, or have it enlarged, meet it first. Shows nothing when there is no error.
 */
export function ErrorSummary({ form, title = 'There is a problem' }: { form: FormState; title?: string }) {
  const headingId = useId();
  if (form.errors.length === 0) return null;
  return (
    <div
      role="alert"
      tabIndex={-1}
      // biome-ignore lint/a11y/noAutofocus: after a refused form, the summary is where the person has to start
      autoFocus
      aria-labelledby={headingId}
      className="mb-8 border-4 border-error p-4 sm:p-5"
    >
      <h2 id={headingId} className="mb-2">
        {title}
      </h2>
      <ul className="stack-tight">
        {form.errors.map(({ name, message }) => (
          <li key={`${name} ${message}`} className="font-semibold text-error">
            {name === '' ? (
              message
            ) : (
              <a href={fieldHref(name)} className="text-error hover:text-error-dark">
                {message}
              </a>
            )}
          </li>
        ))}
      </ul>
    </div>
  );
}
