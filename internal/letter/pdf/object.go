package pdf

import (
	"bytes"
	"compress/zlib"
	"fmt"
	"strconv"
	"sync"
	"unicode/utf16"
)

// writer writes the objects of a file one after another, and remembers where
// each begins.
type writer struct {
	out []byte
	// offsets are the places of the objects, by number; nought for those that
	// have a number and aren't written yet.
	offsets []int
	// base is how many bytes of the file lie before out.
	base int
}

// reserve gives the next object its number.
func (w *writer) reserve() int {
	if len(w.offsets) == 0 {
		w.offsets = append(w.offsets, 0) // there is no object nought
	}
	w.offsets = append(w.offsets, 0)
	return len(w.offsets) - 1
}

// begin opens an object.
func (w *writer) begin(number int) {
	w.offsets[number] = w.base + len(w.out)
	w.out = strconv.AppendInt(w.out, int64(number), 10)
	w.out = append(w.out, " 0 obj\n"...)
}

// object writes an object that is no stream.
func (w *writer) object(number int, form string, values ...any) {
	w.begin(number)
	w.out = fmt.Appendf(w.out, form, values...)
	w.out = append(w.out, "\nendobj\n"...)
}

// stream writes a stream, whose dictionary begins with entries.
func (w *writer) stream(number int, entries string, data []byte) {
	w.begin(number)
	w.out = append(w.out, "<<"...)
	w.out = append(w.out, entries...)
	w.out = append(w.out, "/Length "...)
	w.out = strconv.AppendInt(w.out, int64(len(data)), 10)
	w.out = append(w.out, ">>\nstream\n"...)
	w.out = append(w.out, data...)
	w.out = append(w.out, "\nendstream\nendobj\n"...)
}

// table writes the table of places and the trailer.
func (w *writer) table(root, info int, id []byte) {
	start := w.base + len(w.out)
	w.out = append(w.out, "xref\n0 "...)
	w.out = strconv.AppendInt(w.out, int64(len(w.offsets)), 10)
	w.out = append(w.out, "\n0000000000 65535 f \n"...)
	for _, at := range w.offsets[1:] {
		w.out = append(appendPlace(w.out, at), " 00000 n \n"...)
	}
	w.out = fmt.Appendf(w.out, "trailer\n<</Size %d/Root %d 0 R/Info %d 0 R/ID[<%x><%x>]>>\nstartxref\n%d\n%%%%EOF\n",
		len(w.offsets), root, info, id, id, start)
}

// appendPlace writes a place in a file with ten digits.
func appendPlace(out []byte, at int) []byte {
	var digits [10]byte
	for i := len(digits) - 1; i >= 0; i-- {
		digits[i] = byte('0' + at%10)
		at /= 10
	}
	return append(out, digits[:]...)
}

// deflater compresses stream after stream with one set of tables.
type deflater struct {
	plain  []byte // room for what is to be compressed
	buffer bytes.Buffer
	zlib   *zlib.Writer
}

// deflaters are used again: making one costs more than using it.
var deflaters sync.Pool

// borrowDeflater returns a deflater to be put back.
func borrowDeflater() *deflater {
	if d, ok := deflaters.Get().(*deflater); ok {
		return d
	}
	d := &deflater{}
	d.zlib, _ = zlib.NewWriterLevel(&d.buffer, zlib.BestSpeed) // the level exists
	return d
}

// compress returns data deflated. What it returns is good until the next call.
func (d *deflater) compress(data []byte) []byte {
	d.buffer.Reset()
	d.zlib.Reset(&d.buffer)
	_, _ = d.zlib.Write(data) // a bytes.Buffer takes everything
	_ = d.zlib.Close()
	return d.buffer.Bytes()
}

// squeezed returns data deflated as small as can be, for what is made once.
func squeezed(data []byte) []byte {
	var out bytes.Buffer
	z, _ := zlib.NewWriterLevel(&out, zlib.BestCompression) // the level exists
	_, _ = z.Write(data)                                    // a bytes.Buffer takes everything
	_ = z.Close()
	return out.Bytes()
}

// textString writes a text as PDF writes them outside pages: UTF-16, in hex.
func textString(text string) string {
	out := []byte("<FEFF")
	for _, unit := range utf16.Encode([]rune(text)) {
		out = fmt.Appendf(out, "%04X", unit)
	}
	return string(append(out, '>'))
}
