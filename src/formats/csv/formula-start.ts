/** How a cell begins that a spreadsheet would reckon; an apostrophe before it keeps it from that. */
export const formulaStart = /^[=+\-@＝＋－＠\t\r]/u;
