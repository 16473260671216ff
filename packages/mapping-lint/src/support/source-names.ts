/** What Microsoft Graph calls attributes, and what Entra's provisioning calls the same. */
export const GRAPH_NAMES: ReadonlyMap<string, string> = new Map([
  ['id', 'objectId'],
  ['mobilephone', 'mobile'],
  ['businessphones', 'telephoneNumber'],
  ['faxnumber', 'facsimileTelephoneNumber'],
  ['officelocation', 'physicalDeliveryOfficeName'],
]);

/** Attributes that people look for and provisioning does not offer, with what they may take instead. */
export const UNAVAILABLE: ReadonlyMap<string, string> = new Map([
  ['samaccountname', 'onPremisesSamAccountName, once it is in the attribute list'],
  ['usertype', 'an extension attribute that holds it'],
]);

/** Names that a tenant may use although no list shows them. */
export const DIRECTORY_EXTENSION = /^extension_/i;
