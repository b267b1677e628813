package pdf

// Fonts and colour profiles write numbers with the highest byte first.

// append16 adds a number of two bytes.
func append16(out []byte, n int) []byte { return append(out, byte(n>>8&0xff), byte(n&0xff)) }

// append32 adds a number of four bytes.
func append32(out []byte, n int) []byte { return append16(append16(out, n>>16), n) }

// set32 writes a number of four bytes over what stands at the start of out.
func set32(out []byte, n int) { append32(out[:0], n) }
