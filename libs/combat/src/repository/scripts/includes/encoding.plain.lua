local ENCODING = 'plain'
