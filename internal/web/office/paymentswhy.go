package office

import (
	"context"
	"net/http"

	"krav/internal/casework"
	"krav/internal/web"
)

// coversPart is the part of a bank entry that its amount opens to; what was owed opens to
// whyPart.
const coversPart = "covers"

// entryCovers answers with what an entry would cover on the case that is proposed.
func (o *Office) entryCovers(w http.ResponseWriter, r *http.Request) error {
	return o.ofEntry(w, r, "#covers", "office.money_covers", covered)
}

// entryWhy answers with the lines of what was owed on the case on the day of an entry.
func (o *Office) entryWhy(w http.ResponseWriter, r *http.Request) error {
	return o.ofEntry(w, r, "#owed", "web.explained", owedBefore)
}

// ofEntry answers with lines about an entry. Who comes without script, or late, when the
// entry isn't proposed any more, is led to its page.
func (o *Office) ofEntry(w http.ResponseWriter, r *http.Request, at, heading string, lines func(context.Context, *casework.InboxLine) web.Reckoning) error {
	line, err := o.entryOf(r)
	if err != nil {
		return err
	}
	page := entryPath(line.ID) + at
	if !web.ReaderOf(r.Context()).Script || line.Proposed == nil {
		return web.SeeOther(w, r, page)
	}
	return web.Show(w, r, http.StatusOK, entryLines(web.Say(r.Context(), heading), lines(r.Context(), &line), page))
}

// covered is how the money of an entry would be spread on the case that is proposed.
func covered(ctx context.Context, line *casework.InboxLine) web.Reckoning {
	made := web.Reckoning{Total: line.Amount}
	for _, share := range line.Proposed.Covers {
		made.Lines = append(made.Lines, web.ReckoningLine{What: shareText(ctx, share), Amount: share.Amount})
	}
	return made
}

// owedBefore is what was owed on the case before the money of an entry, line by line.
func owedBefore(ctx context.Context, line *casework.InboxLine) web.Reckoning {
	var seen casePage
	seen.Case, seen.Owed = line.Proposed.Case, line.Proposed.Owed
	return seen.reckoning(ctx)
}
