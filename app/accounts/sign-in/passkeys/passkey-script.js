/*
 * The one script of the service: asks the browser for a passkey and sends what it answered as an ordinary form. Without it
 * (or in a browser that knows no passkeys) the page says what else to do.
 */
(() => {
  const fromText = (text) =>
    Uint8Array.from(atob(text.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0));
  const toText = (bytes) =>
    btoa(String.fromCharCode(...new Uint8Array(bytes)))
      .replace(/\+/g, '-')
      .replace(/\//g, '_')
      .replace(/=+$/, '');
  const keys = (list) => (list ?? []).map((key) => ({ ...key, id: fromText(key.id) }));

  async function create(options) {
    const made = await navigator.credentials.create({
      publicKey: {
        ...options,
        challenge: fromText(options.challenge),
        user: { ...options.user, id: fromText(options.user.id) },
        excludeCredentials: keys(options.excludeCredentials),
      },
    });
    return {
      id: made.id,
      rawId: made.id,
      type: made.type,
      clientExtensionResults: {},
      response: {
        clientDataJSON: toText(made.response.clientDataJSON),
        attestationObject: toText(made.response.attestationObject),
        transports: made.response.getTransports?.() ?? [],
      },
    };
  }

  async function use(options) {
    const used = await navigator.credentials.get({
      publicKey: {
        ...options,
        challenge: fromText(options.challenge),
        allowCredentials: keys(options.allowCredentials),
      },
    });
    return {
      id: used.id,
      rawId: used.id,
      type: used.type,
      clientExtensionResults: {},
      response: {
        clientDataJSON: toText(used.response.clientDataJSON),
        authenticatorData: toText(used.response.authenticatorData),
        signature: toText(used.response.signature),
        userHandle: used.response.userHandle ? toText(used.response.userHandle) : undefined,
      },
    };
  }

  if (!window.PublicKeyCredential) return;
  for (const part of document.querySelectorAll('[data-passkey]')) {
    const form = part.querySelector('form');
    const problem = part.querySelector('[data-passkey-problem]');
    part.querySelector('[data-passkey-none]').hidden = true;
    form.hidden = false;
    form.addEventListener('submit', async (event) => {
      // Without its name the form is sent as it is, to be told so, before the device makes a key nobody keeps.
      if (form.elements.name?.value.trim() === '') return;
      event.preventDefault();
      problem.hidden = true;
      try {
        const options = JSON.parse(part.dataset.options);
        const answer = await (part.dataset.passkey === 'create' ? create(options) : use(options));
        form.elements.answer.value = JSON.stringify(answer);
        form.submit();
      } catch {
        problem.hidden = false;
      }
    });
  }
})();
