package store

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"

	"krav/internal/casework"
	"krav/internal/debt"
	"krav/internal/store/db"
)

// hashed returns the SHA-256 of bytes, in hex; of none, nothing.
func hashed(bytes []byte) string {
	if len(bytes) == 0 {
		return ""
	}
	sum := sha256.Sum256(bytes)
	return hex.EncodeToString(sum[:])
}

// How many are looked at a time: texts are small, parts may be a logo or a file.
const (
	textsAtOnce = 500
	partsAtOnce = 20
)

// AlteredBytes implements casework.Reader.
func (r *reader) AlteredBytes(ctx context.Context) ([]casework.Altered, error) {
	var altered []casework.Altered
	for _, look := range []func(context.Context) ([]casework.Altered, error){
		r.alteredLetters, r.alteredLines, r.alteredParts, r.alteredEnclosures,
	} {
		found, err := look(ctx)
		if err != nil {
			return nil, fmt.Errorf("bytes against their hashes: %w", err)
		}
		altered = append(altered, found...)
	}
	return altered, nil
}

func (r *reader) alteredLetters(ctx context.Context) ([]casework.Altered, error) {
	return paged(0, func(after int64) ([]db.DocumentContentsRow, error) {
		return r.q.DocumentContents(ctx, int64(r.creditor), after, textsAtOnce)
	}, func(row db.DocumentContentsRow) (int64, *casework.Altered) {
		if hashed([]byte(row.Content)) == row.ContentHash {
			return row.DocumentID, nil
		}
		return row.DocumentID, &casework.Altered{What: casework.AlteredLetter, ID: number(row.DocumentID), Case: debt.CaseID(row.CaseID)}
	})
}

// ArchivedOf implements casework.Reader.
func (r *reader) ArchivedOf(ctx context.Context, ids []debt.CaseID) (map[debt.CaseID][]debt.DocumentID, error) {
	asked, err := array(ids)
	if err != nil {
		return nil, err
	}
	rows, err := r.q.DocumentsOfCases(ctx, int64(r.creditor), asked)
	if err != nil {
		return nil, fmt.Errorf("documents of cases: %w", err)
	}
	of := make(map[debt.CaseID][]debt.DocumentID, len(ids))
	for _, row := range rows {
		of[debt.CaseID(row.CaseID)] = append(of[debt.CaseID(row.CaseID)], debt.DocumentID(row.DocumentID))
	}
	return of, nil
}

func (r *reader) alteredLines(ctx context.Context) ([]casework.Altered, error) {
	return paged(0, func(after int64) ([]db.IntakeRawsRow, error) {
		return r.q.IntakeRaws(ctx, int64(r.creditor), after, textsAtOnce)
	}, func(row db.IntakeRawsRow) (int64, *casework.Altered) {
		if hashed([]byte(row.Raw)) == row.RawHash {
			return row.LineID, nil
		}
		return row.LineID, &casework.Altered{What: casework.AlteredLine, ID: number(row.LineID)}
	})
}

func (r *reader) alteredParts(ctx context.Context) ([]casework.Altered, error) {
	return paged("", func(after string) ([]db.SharedPartsRow, error) {
		return r.q.SharedParts(ctx, int64(r.creditor), after, partsAtOnce)
	}, func(row db.SharedPartsRow) (string, *casework.Altered) {
		if hashed(row.Part) == row.Hash {
			return row.Hash, nil
		}
		return row.Hash, &casework.Altered{What: casework.AlteredPart, ID: row.Hash}
	})
}

func (r *reader) alteredEnclosures(ctx context.Context) ([]casework.Altered, error) {
	return paged(0, func(after int64) ([]db.EnclosureContentsRow, error) {
		return r.q.EnclosureContents(ctx, int64(r.creditor), after, partsAtOnce)
	}, func(row db.EnclosureContentsRow) (int64, *casework.Altered) {
		if hashed(row.Content) == row.Hash {
			return row.EnclosureID, nil
		}
		return row.EnclosureID, &casework.Altered{What: casework.AlteredEnclosure, ID: number(row.EnclosureID), Case: debt.CaseID(row.CaseID)}
	})
}

// paged goes through rows a page at a time, and gathers what was altered. look returns
// the key of a row, and what is wrong with it.
func paged[K, R any](first K, page func(after K) ([]R, error), look func(R) (K, *casework.Altered)) ([]casework.Altered, error) {
	var found []casework.Altered
	for after := first; ; {
		rows, err := page(after)
		if err != nil || len(rows) == 0 {
			return found, err
		}
		for _, row := range rows {
			key, altered := look(row)
			after = key
			if altered != nil {
				found = append(found, *altered)
			}
		}
	}
}
