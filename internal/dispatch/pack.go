package dispatch

import (
	"archive/zip"
	"context"
	"fmt"
	"io"
	"iter"
	"time"

	"krav/internal/casework"
)

// Pack gathers letters for a creditor who prints and posts them (send selv), as a
// zip file: the letters numbered in the order they came, each in its own PDF just
// as it lies in the archive, and a list of them to tick off and to open in a
// spreadsheet. The letters aren't joined into one PDF: joining rewrites them, and
// what is posted should be, byte for byte, what was archived.
type Pack struct {
	Made time.Time // stands on every file, so that the same letters make the same pack
}

// Pack writes the zip file to w, one letter at a time, and returns how many there
// were. It fails when a letter comes with an error, when ctx ends and when w
// can't be written; what was written until then is of no use.
func (p Pack) Pack(ctx context.Context, w io.Writer, letters iter.Seq2[casework.PrintedLetter, error]) (int, error) {
	pack := zip.NewWriter(w)
	var list coverList
	for letter, err := range letters {
		if err == nil {
			err = ctx.Err()
		}
		if err != nil {
			return list.len(), fmt.Errorf("letter %d of pack: %w", list.len()+1, err)
		}
		name := list.add(letter)
		if err := p.add(pack, name, zip.Store, letter.PDF); err != nil { // a PDF is deflated inside
			return list.len(), err
		}
	}
	if err := p.addList(pack, &list); err != nil {
		return list.len(), err
	}
	if err := pack.Close(); err != nil {
		return list.len(), fmt.Errorf("end of pack: %w", err)
	}
	return list.len(), nil
}

func (p Pack) addList(pack *zip.Writer, list *coverList) error {
	table, err := list.csv()
	if err != nil {
		return err
	}
	if err := p.add(pack, packList, zip.Deflate, table); err != nil {
		return err
	}
	return p.add(pack, "oversigt.txt", zip.Deflate, list.text(p.Made))
}

func (p Pack) add(pack *zip.Writer, name string, method uint16, content []byte) error {
	file, err := pack.CreateHeader(&zip.FileHeader{Name: name, Method: method, Modified: p.Made})
	if err != nil {
		return fmt.Errorf("file in pack: %w", err)
	}
	if _, err := file.Write(content); err != nil {
		return fmt.Errorf("file in pack: %w", err)
	}
	return nil
}

var _ casework.Packer = Pack{}
