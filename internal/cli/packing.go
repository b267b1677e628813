package cli

import (
	"context"
	"fmt"
	"io"
	"iter"
	"time"

	"krav/internal/casework"
	"krav/internal/dispatch"
	"krav/internal/letter/pdf"
	"krav/internal/web/office"
)

// packs are the ways in which letters to be printed are handed over.
func packs() office.Packs {
	return office.Packs{
		PDF: func(time.Time) casework.Packer { return boundPack{} },
		Zip: func(made time.Time) casework.Packer { return dispatch.Pack{Made: made} },
	}
}

// boundPack gathers letters in one PDF, to be printed at a time.
type boundPack struct{}

// Pack implements casework.Packer.
func (boundPack) Pack(ctx context.Context, w io.Writer, letters iter.Seq2[casework.PrintedLetter, error]) (int, error) {
	binder, count := pdf.NewBinder(w), 0
	for letter, err := range letters {
		if err == nil {
			err = ctx.Err()
		}
		if err == nil {
			err = binder.Add(letter.PDF)
		}
		if err != nil {
			return count, fmt.Errorf("letter %d of pack: %w", count+1, err)
		}
		count++
	}
	return count, binder.Close()
}
