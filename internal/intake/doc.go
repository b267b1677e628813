// Package intake reads what comes from outside: files of invoices into drafts of
// claims, and bank statements into entries. It opens nothing and stores nothing;
// it is handed a reader, and hands back values. One rule runs through it:
//
// Nothing is lost, and nothing is guessed. Every line of a file becomes a draft
// (kladde), a blank line that is counted, or a refusal with its reason in plain
// words and the line's own text, so that a person can mend it. A bad line never
// stops a good one; only a file that can't be read at all is refused whole.
//
// What a figure or a day means often can't be told from one line: 1.234 is a
// thousand kroner in one file and one krone in another, 03/04/2026 is in March or
// in April. So the first thousand lines are read ahead, each column of amounts
// and of days is asked how it writes them, and that style holds for the whole
// file. A value that contradicts the style, or that the file leaves open, is
// refused and never read the likelier way.
//
// Files of any length are read in bounded memory. What is written to break a
// reader (lines without end, zero bytes, quotes that never close, nested or
// endless XML, document types) meets a limit that is named in the code.
package intake
