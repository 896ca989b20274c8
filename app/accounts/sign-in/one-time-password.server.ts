import { Secret, TOTP } from 'otpauth';
import qrcode from 'qrcode';

/** RFC 6238: steps of 30 seconds, six digits, SHA-1, which is what every authenticator app takes. */
const PERIOD_S = 30;
const SETTINGS = { issuer: 'Alongside', algorithm: 'SHA1', digits: 6, period: PERIOD_S } as const;
/** A code is taken one step early or late: clocks of telephones differ, and typing takes a while (RFC 6238, 5.2). */
const WINDOW = 1;

/** A secret for an authenticator app: 160 bits, as RFC 4226 advises, in base 32. */
export function newSecret(): string {
  return new Secret({ size: 20 }).base32;
}

/**
 * The time step whose code this is.
 * @param code six digits, without spaces
 * @returns null when it is that of none near `now`
 */
export function stepOfCode(secret: string, code: string, now: Date): number | null {
  const delta = TOTP.validate({
    ...{ algorithm: SETTINGS.algorithm, digits: SETTINGS.digits, period: PERIOD_S, window: WINDOW },
    token: code,
    secret: Secret.fromBase32(secret),
    timestamp: now.getTime(),
  });
  return delta === null ? null : TOTP.counter({ period: PERIOD_S, timestamp: now.getTime() }) + delta;
}

/** What an app reads from the picture. @param email shown in the app, so that several accounts can be told apart */
function addressOfSecret(secret: string, email: string): string {
  return new TOTP({ ...SETTINGS, label: email, secret: Secret.fromBase32(secret) }).toString();
}

/** The secret as a picture to scan: SVG text, dark on light whatever the page's colours. */
export function pictureOf(secret: string, email: string): Promise<string> {
  return qrcode.toString(addressOfSecret(secret, email), {
    type: 'svg',
    errorCorrectionLevel: 'M',
    margin: 4,
    width: 232,
  });
}
