package cli

import (
	"fmt"
	"os"

	"krav/internal/wording"
)

const (
	progressFrom   = 1000   // lines that a file has before it is told how far one is
	progressSparse = 25_000 // lines between what is told where nobody looks on
)

// progressWay is how it is told how far one is.
type progressWay int

const (
	live   progressWay = iota + 1 // by one line that changes, to a person who looks on
	sparse                        // by a line now and then, to a log
)

// progress tells how far a file has been read.
type progress struct {
	tell  *teller
	key   string
	way   progressWay
	shown bool
	next  int
}

// progress returns the progress of a file, told by a message of the catalogue that
// mentions {lines}.
func (t *teller) progress(key string) *progress {
	if isTerminal(t.w) {
		return &progress{tell: t, key: key, way: live, next: progressFrom}
	}
	return &progress{tell: t, key: key, way: sparse, next: progressSparse}
}

// at tells that so many lines have been read.
func (p *progress) at(lines int) {
	if lines < p.next {
		return
	}
	if p.way == sparse {
		p.next = lines - lines%progressSparse + progressSparse
		p.tell.note(p.key, "lines", wording.Count(p.tell.language, lines))
		return
	}
	p.shown = true
	text := plain(wording.Say(p.tell.language, p.key, map[string]string{"lines": wording.Count(p.tell.language, lines)}))
	// Where standard error can't be written to, there is nobody left to tell.
	_, _ = fmt.Fprintf(p.tell.w, "\r%s: %s%s", programName, text, clearToEnd)
}

// clearToEnd clears a line of a terminal from where it stands.
const clearToEnd = "\x1b[K"

// end takes the line away that told how far one was.
func (p *progress) end() {
	if p.shown {
		_, _ = fmt.Fprint(p.tell.w, "\r"+clearToEnd)
	}
}

// isTerminal reports whether a person looks on.
func isTerminal(w any) bool {
	file, ok := w.(*os.File)
	if !ok {
		return false
	}
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
