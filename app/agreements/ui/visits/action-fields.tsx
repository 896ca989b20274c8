import { DateField, type FormState, SelectField, TextArea, TextField } from '~/ui';
import { ACTION_OWNERS, type ActionOwner } from '../../domain/visits/vocabulary';
import { ACTION_LIST } from '../../visits/action-rows';
import { ACTION_OWNER_NAMES } from '../../visits/wording';
import { Rows } from '../rows';

/**
 * Rows for actions agreed at a visit or a review. Its route passes `ACTION_LIST` to `changeRows`; its schema has
 * `actions: actionRows`.
 * @param owners whom an action may fall to; all unless told otherwise
 */
export function ActionFields({
  form,
  owners = ACTION_OWNERS,
}: {
  form: FormState;
  owners?: readonly ActionOwner[];
}) {
  return (
    <Rows form={form} name={ACTION_LIST} one="action">
      {(at) => (
        <>
          <TextArea form={form} name={`${at}.text`} label="What will be done" rows={2} />
          <SelectField
            form={form}
            name={`${at}.owner`}
            label="Who will do it"
            empty="Choose"
            options={owners.map((owner) => ({ value: owner, label: ACTION_OWNER_NAMES[owner] }))}
          />
          <TextField
            form={form}
            name={`${at}.ownerName`}
            label="Their name, if it is somebody else"
            width="half"
            optional
          />
          <DateField form={form} name={`${at}.dueOn`} label="Done by" />
        </>
      )}
    </Rows>
  );
}
