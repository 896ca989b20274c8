import type { Template } from './template';

/** Who is told what of diagnoses and the data they rest on. In mail nothing of it stands with the name of a school. */
export const DIAGNOSIS_NOTICES: Record<string, readonly Template[]> = {
  'indicator.withdrawn': [
    {
      to: ['school'],
      message: 'A value in the data of {school} has been withdrawn. The reason is on the page.',
      href: '/schools/{urn}/data',
      mail: 'A value in the data of your school has been withdrawn. The reason is on the page.',
    },
  ],
  'diagnosis.shared': [
    {
      to: ['school'],
      message: 'A diagnosis of {school} has been shared with you to read and answer.',
      href: '/schools/{urn}/diagnosis/{id}',
      asks: true,
      statutory: true,
      mail: 'There is something about your school for you to read and answer.',
    },
  ],
  'diagnosis.contested': [
    {
      to: ['broker', 'lead'],
      message: '{school} sees its diagnosis differently. Its answer is on the page.',
      href: '/schools/{urn}/diagnosis/{id}',
      asks: true,
      statutory: true,
      mail: 'A school has answered, and it is for you to look at next.',
    },
  ],
  'diagnosis.revised': [
    {
      to: ['school'],
      message: 'Your adviser has recorded the discussion of your diagnosis. Read what is put forward now.',
      href: '/schools/{urn}/diagnosis/{id}',
      asks: true,
      statutory: true,
      mail: 'There is something about your school for you to read and answer.',
    },
  ],
  'diagnosis.evidence-added': [
    {
      to: ['school', 'broker'],
      message: 'Evidence has been added to the diagnosis of {school}.',
      href: '/schools/{urn}/diagnosis/{id}',
      mail: 'There is something new for you to read about a school.',
    },
  ],
  'diagnosis.agreed': [
    {
      to: ['school', 'broker', 'lead'],
      message: 'The diagnosis of {school} is agreed.',
      href: '/schools/{urn}/diagnosis/{id}',
      mail: 'There is something new for you to read about a school.',
    },
  ],
  'diagnosis.decided': [
    {
      to: ['school', 'broker'],
      message: 'The diagnosis of {school} has been decided. The reasons are on its page.',
      href: '/schools/{urn}/diagnosis/{id}',
      statutory: true,
      mail: 'There is something new for you to read about a school.',
    },
  ],
};
