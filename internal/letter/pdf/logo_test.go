package pdf_test

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/gif"
	"image/jpeg"
	"testing"

	"krav/internal/fault"
	"krav/internal/letter/pdf"
)

func photograph(t *testing.T) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := jpeg.Encode(&out, image.NewYCbCr(image.Rect(0, 0, 300, 100), image.YCbCrSubsampleRatio420), nil); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func animation(t *testing.T) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := gif.Encode(&out, image.NewGray(image.Rect(0, 0, 8, 8)), nil); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// huge is a small PNG file that says it holds 60,000 × 60,000 points.
func huge(t *testing.T) []byte {
	t.Helper()
	file := mark(t, 4, 4)
	const header = 16 // signature, length and name of the first chunk
	binary.BigEndian.PutUint32(file[header:], 60_000)
	binary.BigEndian.PutUint32(file[header+4:], 60_000)
	binary.BigEndian.PutUint32(file[header+13:], crc32.ChecksumIEEE(file[header-4:header+13]))
	return file
}

func TestHostileLogosAreRefused(t *testing.T) {
	t.Parallel()
	whole := mark(t, 64, 64)
	for name, c := range map[string]struct {
		logo []byte
		want string
	}{
		"a huge picture in a small file": {huge(t), "pdf.logo_too_large"},
		"a huge file":                    {make([]byte, 5<<20), "pdf.logo_too_large"},
		"cut off in the picture":         {whole[:len(whole)-30], "pdf.logo_unreadable"},
		"cut off in the header":          {whole[:20], "pdf.logo_type_refused"},
		"an animation":                   {animation(t), "pdf.logo_type_refused"},
		"a drawing":                      {[]byte(`<svg xmlns="http://www.w3.org/2000/svg"><script>x()</script></svg>`), "pdf.logo_type_refused"},
		"a text":                         {[]byte("logo"), "pdf.logo_type_refused"},
	} {
		if _, err := pdf.Prepare(pdf.Letterhead{Logo: c.logo}); !fault.HasKey(err, c.want) {
			t.Errorf("%s: %v, want %s", name, err, c.want)
		}
	}
}

// Whatever is handed in as a logo, reading it ends in a press or in a fault.
func FuzzLogo(f *testing.F) {
	f.Add(mark(f, 8, 8))
	f.Add([]byte("\xff\xd8\xff\xe0"))
	f.Fuzz(func(t *testing.T, logo []byte) {
		if _, err := pdf.Prepare(pdf.Letterhead{Logo: logo}); err != nil && fault.Of(err) == nil {
			t.Errorf("%v is no fault", err)
		}
	})
}
