// Package pdf says what a letter looks like (brevets udseende): it lays the
// content of package letter out on A4 and writes it as PDF/A-1b.
//
// [Prepare] makes what all letters of a creditor share, once: fonts, colour
// profile and logo. [Press.Print] then writes a letter as that shared beginning
// and a body of its own, so that an archive can keep the beginning once, by its
// hash. Nothing depends on clock, machine or chance: the same content gives the
// same bytes.
//
// The work goes through four steps, each a few files: a typeface measures text
// (face, shape, wrap); the layout turns content into typed boxes, page by page
// (sheet, strip, flow and their neighbours); the painter turns boxes into
// operators (paint); the file is put together (object, shared, body).
package pdf
