import { InsetText } from '../blocks';
import { HelpPage } from './help-page';

/** Help for heads and chairs: from a need to a signed agreement. */
export function HelpRequests() {
  return (
    <HelpPage
      href="/help/requests"
      lead="From what your school needs to an agreement everyone has signed. Asking commits you to nothing."
    >
      <h2>1. Say what your school needs</h2>
      <p>
        Start with your needs. For each one, choose the focus, say how pressing it is, and give one measure:
        where it stands now, where you want it to be and by when. A good measure is one you already collect.
      </p>
      <h2>2. Ask for support</h2>
      <p>
        A request takes about ten minutes, one question a page. It is saved as you go, so you can stop and
        come back. Before you send it you see all your answers and can change any of them.
      </p>
      <p>
        Your broker may start a request for you after a conversation. It goes no further until you have read
        it and confirmed it.
      </p>
      <InsetText>
        Sending a request is not a commitment. You can withdraw it at any time until a partner is found,
        giving a reason, and nothing is agreed until an agreement is signed.
      </InsetText>
      <h2>3. Choose a partner</h2>
      <p>
        Offers are compared with your request. You see how each fits, factor by factor, and you can put them
        side by side. A higher score means a closer fit to what you asked for; it says nothing about how good
        a person or school is. The choice is yours.
      </p>
      <h2>4. Wait for the answer</h2>
      <p>
        The partner you choose is invited, and their days are held for you until a date you can see. If they
        accept, the headteacher of their own school agrees to release them, and your broker approves. If they
        cannot help, or the date passes, the days go back and you choose again. Nothing counts against your
        school.
      </p>
      <h2>5. Agree and sign</h2>
      <p>
        The agreement starts from your request, so most of it is already written. Everyone can suggest changes
        and see what changed. You and your chair of governors sign, then the partner’s headteacher and the
        broker. It begins when all four have signed.
      </p>
      <h2>If you disagree</h2>
      <p>
        You may decline support or choose differently from what the broker suggests. Say why: the reason is
        kept with the case so that everyone can understand it later.
      </p>
    </HelpPage>
  );
}
