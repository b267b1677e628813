package pdf

import (
	"fmt"

	"rsc.io/qr"

	"krav/internal/fault"
)

// qrImage writes a QR code as a picture of one bit a pixel, painted in ink where
// the code is dark. It fails with "pdf.qr_too_long".
func (w *writer) qrImage(number int, text string) error {
	code, err := qr.Encode(text, qr.M)
	if err != nil {
		return fault.New(fault.Invalid, "pdf.qr_too_long").Because(err)
	}
	w.stream(number, fmt.Sprintf("/Type/XObject/Subtype/Image/ImageMask true/Width %d/Height %d/BitsPerComponent 1/Decode[1 0]",
		code.Size, code.Size), packedRows(code))
	return nil
}

// packedRows returns the code's rows, each in whole bytes and no more.
func packedRows(code *qr.Code) []byte {
	width := (code.Size + 7) / 8
	rows := make([]byte, 0, width*code.Size)
	for y := range code.Size {
		rows = append(rows, code.Bitmap[y*code.Stride:][:width]...)
	}
	return rows
}
