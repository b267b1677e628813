package pdf

import "math"

// sRGB returns the colour profile that says what the letter's numbers of red,
// green and blue mean: sRGB as IEC 61966-2-1 defines it, in the form of an ICC
// profile of version 2, which is what PDF/A-1 asks for. It is made here, byte for
// byte, so that no file of another has to travel along.
func sRGB() []byte {
	p := iccProfile{}
	p.text("desc", description("sRGB"))
	p.text("cprt", append([]byte("text\x00\x00\x00\x00"), "CC0\x00"...))
	p.xyz("wtpt", 0.9642, 1, 0.8249) // the connection space's own white, D50
	// The primaries of sRGB, adapted to that white by the method of Bradford.
	p.xyz("rXYZ", 0.4360747, 0.2225045, 0.0139322)
	p.xyz("gXYZ", 0.3850649, 0.7168786, 0.0971045)
	p.xyz("bXYZ", 0.1430804, 0.0606169, 0.7141733)
	curve := p.put(toneCurve())
	for _, tag := range []string{"rTRC", "gTRC", "bTRC"} {
		p.tags = append(p.tags, iccTag{tag, curve})
	}
	return p.bytes()
}

// iccTag is an entry of the profile's directory.
type iccTag struct {
	name  string
	piece int
}

type iccProfile struct {
	tags   []iccTag
	pieces [][]byte
}

func (p *iccProfile) put(data []byte) int {
	p.pieces = append(p.pieces, data)
	return len(p.pieces) - 1
}

func (p *iccProfile) text(name string, data []byte) {
	p.tags = append(p.tags, iccTag{name, p.put(data)})
}

func (p *iccProfile) xyz(name string, x, y, z float64) {
	data := []byte("XYZ \x00\x00\x00\x00")
	for _, n := range []float64{x, y, z} {
		data = append32(data, fixed16(n))
	}
	p.text(name, data)
}

// fixed16 is a number with sixteen bits after the point.
func fixed16(n float64) int { return int(math.Round(n * 65_536)) }

// description is the profile's name in the three forms that version 2 wants, the
// last two empty.
func description(name string) []byte {
	data := []byte("desc\x00\x00\x00\x00")
	data = append32(data, len(name)+1)
	data = append(append(data, name...), 0)
	return append(data, make([]byte, 8+3+67)...)
}

// toneCurve is sRGB's curve from number to light, in 1024 steps.
func toneCurve() []byte {
	const steps = 1024
	data := []byte("curv\x00\x00\x00\x00")
	data = append32(data, steps)
	for i := range steps {
		v := float64(i) / (steps - 1)
		light := v / 12.92
		if v > 0.04045 {
			light = math.Pow((v+0.055)/1.055, 2.4)
		}
		data = append16(data, int(math.Round(light*65_535)))
	}
	return data
}

// bytes puts header, directory and pieces together.
func (p *iccProfile) bytes() []byte {
	const header = 128
	at := header + 4 + 12*len(p.tags)
	var body []byte
	places := make([]int, len(p.pieces))
	for i, piece := range p.pieces {
		places[i] = at + len(body)
		body = append(body, piece...)
		body = append(body, make([]byte, -len(piece)&3)...)
	}
	out := make([]byte, header, at+len(body))
	set32(out, at+len(body))
	set32(out[8:], 0x02100000)     // version 2.1
	copy(out[12:], "mntrRGB XYZ ") // a display's profile, from RGB to XYZ
	set32(out[24:], 2000<<16|1)    // a day, which has to be one: 1 January 2000
	set32(out[28:], 1<<16)
	copy(out[36:], "acsp")
	for i, n := range []float64{0.9642, 1, 0.8249} {
		set32(out[68+4*i:], fixed16(n))
	}
	out = append32(out, len(p.tags))
	for _, t := range p.tags {
		out = append(out, t.name...)
		out = append32(out, places[t.piece])
		out = append32(out, len(p.pieces[t.piece]))
	}
	return append(out, body...)
}
