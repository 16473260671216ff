/** How a file with a whole schema comes into a job. */
export const HOW_TO_IMPORT =
  'to import a file, paste its text into Provisioning ▸ Attribute mapping ▸ Show advanced options ▸ Review your schema here, then Save; Entra goes through all users anew after that';
