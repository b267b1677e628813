package pdf

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	stddraw "image/draw"
	"image/jpeg"
	_ "image/png" // a logo may be PNG

	"golang.org/x/image/draw"

	"krav/internal/fault"
)

const (
	// maxLogoBytes bounds a logo's file.
	maxLogoBytes = 4 << 20
	// maxLogoPixels bounds its picture: a small file can hold a huge one.
	maxLogoPixels = 16 << 20
	// logoResolution is how fine a logo is printed, in dots to the inch.
	logoResolution = 450
)

// The room for a logo on paper.
var (
	logoMaxHeight = mm(10)
	logoMaxWidth  = mm(45)
)

// logo is a picture fit for PDF/A: no transparency, no more pixels than print
// shows, no colour space of its own.
type logo struct {
	width, height length
	entries       string // of its dictionary
	data          []byte
}

// readLogo reads a PNG or JPEG, or returns nil for no file. It fails with
// "pdf.logo_too_large", "pdf.logo_type_refused" and "pdf.logo_unreadable".
func readLogo(file []byte) (*logo, error) {
	if len(file) == 0 {
		return nil, nil //nolint:nilnil // no file is no logo
	}
	if len(file) > maxLogoBytes {
		return nil, fault.New(fault.Invalid, "pdf.logo_too_large")
	}
	config, format, err := image.DecodeConfig(bytes.NewReader(file))
	if err != nil || format != "png" && format != "jpeg" {
		return nil, fault.New(fault.Invalid, "pdf.logo_type_refused").Because(err)
	}
	isEmpty := config.Width <= 0 || config.Height <= 0
	if isEmpty || config.Width > maxLogoPixels/config.Height {
		return nil, fault.New(fault.Invalid, "pdf.logo_too_large")
	}
	picture, _, err := image.Decode(bytes.NewReader(file))
	if err != nil {
		return nil, fault.New(fault.Invalid, "pdf.logo_unreadable").Because(err)
	}
	return printed(picture, format)
}

// printed lays a picture on white, at the size and fineness that it is printed.
func printed(picture image.Image, format string) (*logo, error) {
	l := &logo{}
	size := picture.Bounds().Size()
	l.width, l.height = fitted(size)
	most := int(l.width) * logoResolution / (72 * int(point))
	if size.X > most {
		size = image.Pt(max(1, most), max(1, size.Y*most/size.X))
	}
	flat := image.NewRGBA(image.Rectangle{Max: size})
	stddraw.Draw(flat, flat.Bounds(), image.NewUniform(color.White), image.Point{}, stddraw.Src)
	draw.CatmullRom.Scale(flat, flat.Bounds(), picture, picture.Bounds(), draw.Over, nil)
	if format == "jpeg" {
		return l.asJPEG(flat)
	}
	return l.asPixels(flat), nil
}

// fitted returns the size on paper of a picture of so many pixels.
func fitted(size image.Point) (width, height length) {
	height = logoMaxHeight
	width = height * length(size.X) / length(size.Y)
	if width > logoMaxWidth {
		width = logoMaxWidth
		height = width * length(size.Y) / length(size.X)
	}
	return max(width, point), max(height, point)
}

// asJPEG keeps a photograph a photograph, made anew so that nothing hides in it.
func (l *logo) asJPEG(flat *image.RGBA) (*logo, error) {
	var out bytes.Buffer
	if err := jpeg.Encode(&out, flat, &jpeg.Options{Quality: 90}); err != nil {
		return nil, fault.New(fault.Invalid, "pdf.logo_unreadable").Because(err)
	}
	l.data, l.entries = out.Bytes(), imageEntries(flat)+"/Filter/DCTDecode"
	return l, nil
}

// asPixels writes red, green and blue, each row as its difference from the row
// above it, which is mostly nothing.
func (l *logo) asPixels(flat *image.RGBA) *logo {
	const up = 2 // PNG's name for that difference
	size := flat.Bounds().Size()
	rows := make([]byte, 0, size.Y*(1+3*size.X))
	for y := range size.Y {
		rows = append(rows, up)
		for x := range size.X {
			at := flat.PixOffset(x, y)
			for c := range 3 {
				above := byte(0)
				if y > 0 {
					above = flat.Pix[at-flat.Stride+c]
				}
				rows = append(rows, flat.Pix[at+c]-above)
			}
		}
	}
	l.data = squeezed(rows)
	l.entries = imageEntries(flat) + fmt.Sprintf("/Filter/FlateDecode/DecodeParms<</Predictor 15/Colors 3/BitsPerComponent 8/Columns %d>>", size.X)
	return l
}

func imageEntries(picture image.Image) string {
	size := picture.Bounds().Size()
	return fmt.Sprintf("/Type/XObject/Subtype/Image/Width %d/Height %d/ColorSpace/DeviceRGB/BitsPerComponent 8", size.X, size.Y)
}
