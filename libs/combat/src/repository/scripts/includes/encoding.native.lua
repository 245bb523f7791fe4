local ENCODING = 'native'
