/** The version that stands in every manifest; a test holds it to package.json. */
export const producerVersion = '0.1.0';
