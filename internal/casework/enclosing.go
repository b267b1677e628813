package casework

import (
	"bytes"
	"context"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"krav/internal/access"
	"krav/internal/debt"
	"krav/internal/fault"
)

const (
	// LargestEnclosure is the most bytes of a file that a person keeps with a claim: as
	// many as of one within an electronic invoice.
	LargestEnclosure = 10 << 20
	// mostEnclosures is how many files a case has room for.
	mostEnclosures = 200
	// longestEnclosure is the longest name of such a file, in letters.
	longestEnclosure = 120
)

// handShelf stands where the hash of a file that was read stands: files that people
// add by hand came within no other, and all belong to this one.
const handShelf = "by hand"

// IsByHand reports whether a person has added the file by itself. Its line is then
// its own number.
func (e Enclosure) IsByHand() bool { return int64(e.Line) == e.ID }

// EnclosureKind returns what a file is by its content: "application/pdf", "image/png"
// or "image/jpeg"; empty for all else, which no claim keeps.
func EnclosureKind(content []byte) string {
	for _, known := range []struct{ begins, kind string }{
		{"%PDF-", "application/pdf"}, {"\x89PNG\r\n\x1a\n", "image/png"}, {"\xff\xd8\xff", "image/jpeg"},
	} {
		if bytes.HasPrefix(content, []byte(known.begins)) {
			return known.kind
		}
	}
	return ""
}

// EnclosureToKeep is a file that a person wants kept with a claim of a case.
type EnclosureToKeep struct {
	Claim   debt.ClaimID
	Name    string // as the person's machine calls it
	Content []byte
}

// KeepEnclosure keeps a PDF or picture with a claim of a case (læg bilag på sagen):
// the invoice, a contract, a delivery note. The same file again on the same claim
// changes nothing. It fails with fault.Invalid for what is empty, too large or
// something else, and with fault.Conflict where the debtor was erased.
func (s *Service) KeepEnclosure(ctx context.Context, who access.Actor, creditor debt.CreditorID, number int64, e EnclosureToKeep) error {
	if err := e.check(); err != nil { // before anything is locked
		return err
	}
	return s.update(ctx, who, access.ChangeCases, creditor, func(ctx context.Context, v *visit) error {
		f, err := v.lockNumber(ctx, number)
		if err != nil {
			return err
		}
		_, err = v.keepFile(ctx, f, e)
		return err
	})
}

// check reports what is wrong with a file.
func (e EnclosureToKeep) check() error {
	switch {
	case len(e.Content) == 0:
		return fault.New(fault.Invalid, "enclosure.empty").In("file")
	case len(e.Content) > LargestEnclosure:
		return fault.New(fault.Invalid, "enclosure.too_large").In("file").With("most", strconv.Itoa(LargestEnclosure>>20))
	case EnclosureKind(e.Content) == "":
		return fault.New(fault.Invalid, "enclosure.kind_unknown").In("file")
	}
	return nil
}

// keepByHand keeps a file, and returns its number.
func (v *visit) keepByHand(ctx context.Context, id debt.CaseID, e EnclosureToKeep) (int64, error) {
	shelf, err := v.handShelf(ctx)
	if err != nil {
		return 0, err
	}
	own := v.NewID()
	return own, v.tx.KeepEnclosures(ctx, []Enclosure{{
		ID: own, File: shelf, Line: int(own), Place: 1, Case: id, Claim: e.Claim, Name: enclosureName(e.Name, EnclosureKind(e.Content)),
		Content: e.Content, KeptAt: v.moment,
	}})
}

// handShelf returns what files that were added by hand belong to, made for the first.
func (v *visit) handShelf(ctx context.Context) (int64, error) {
	if err := v.alone(ctx); err != nil {
		return 0, err
	}
	shelf, there, err := v.tx.IntakeFile(ctx, handShelf)
	if err != nil || there {
		return shelf.ID, err
	}
	shelf = IntakeFile{ID: v.NewID(), Hash: handShelf, Kind: "enclosures", ReadAt: v.moment, Finished: true}
	return shelf.ID, v.tx.SaveFile(ctx, shelf)
}

// enclosureName returns a name that a file can be written under beside others: no
// folders, nothing that isn't seen, and the ending of what it is.
func enclosureName(name, kind string) string {
	endings := map[string][]string{"application/pdf": {".pdf"}, "image/png": {".png"}, "image/jpeg": {".jpg", ".jpeg"}}[kind]
	name = strings.ReplaceAll(strings.ToValidUTF8(name, ""), `\`, "/")
	name = strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return -1
		}
		return r
	}, name[strings.LastIndexByte(name, '/')+1:])
	name = strings.TrimRight(name, ". ")
	ending := endings[0]
	for _, known := range endings {
		if base := len(name) - len(known); base >= 0 && strings.EqualFold(name[base:], known) {
			name, ending = name[:base], name[base:]
			break
		}
	}
	if name = strings.Trim(name, ". "); name == "" {
		name = "bilag"
	}
	for utf8.RuneCountInString(name) > longestEnclosure {
		_, last := utf8.DecodeLastRuneInString(name)
		name = name[:len(name)-last]
	}
	return name + ending
}

// DropEnclosure removes a file that a person has added to a case (fjern bilag): the
// wrong one, or somebody else's. What came within an invoice stays. One that is gone
// is gone: it fails with fault.NotFound. That of a foundation that stands stays:
// enclosure.is_foundation.
func (s *Service) DropEnclosure(ctx context.Context, who access.Actor, creditor debt.CreditorID, number, enclosure int64) error {
	return s.update(ctx, who, access.ChangeCases, creditor, func(ctx context.Context, v *visit) error {
		f, err := v.lockNumber(ctx, number)
		if err != nil {
			return err
		}
		kept, err := v.tx.Enclosures(ctx, f.ID)
		if err != nil {
			return err
		}
		at := slices.IndexFunc(kept, func(k Enclosure) bool { return k.ID == enclosure })
		switch {
		case at < 0:
			return fault.New(fault.NotFound, "enclosure.not_found")
		case !kept[at].IsByHand():
			return fault.New(fault.Conflict, "enclosure.came_within")
		case isFoundation(&f.Case, enclosure):
			return fault.New(fault.Conflict, "enclosure.is_foundation")
		}
		return v.tx.DropEnclosures(ctx, IntakeLine{File: kept[at].File, Line: kept[at].Line})
	})
}
