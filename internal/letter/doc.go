// Package letter says what a document says (brevets indhold): the words, the
// amounts and the statements that the law requires, as typed values. What it
// looks like on paper is package letter/pdf.
//
// A document is written from an [Input] of plain values by the template of its
// kind. Templates are text with a few forms (see [ParseTemplate]); a line marked
// [§ ID] is statutory: it may be moved, never changed or left out, and a letter
// with a hole in it is not written at all. [Compose] proves the figures before it
// writes them: the lines of a letter add up to its total, or there is no letter.
//
// Nothing here knows the day, the store or a font: the same input gives the same
// content, and the content gives the same JSON.
package letter
