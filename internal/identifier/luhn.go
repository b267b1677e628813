package identifier

// checkDigit returns the check digit (kontrolciffer) for the digits of a
// payload by modulus 10 (Luhn): from the right every other digit counts double,
// two-digit products count by the sum of their digits, and the check digit fills
// the sum up to a whole ten.
func checkDigit(payload string) byte {
	sum, weight := 0, 2
	for i := len(payload) - 1; i >= 0; i-- {
		product := int(payload[i]-'0') * weight
		sum += product/10 + product%10
		weight = 3 - weight
	}
	return '0' + byte((10-sum%10)%10)
}

// checks reports whether the last of the digits is the check digit of the rest.
func checks(digits string) bool {
	last := len(digits) - 1
	return checkDigit(digits[:last]) == digits[last]
}
